import { afterEach, describe, expect, it, test } from 'vitest';
import { spokenBy } from '../../../shared/appearance.ts';
import { inLanguages, languageOf, speak } from '../../../shared/words/language.ts';
import { names } from '../../../shared/words/lists.ts';
import { trayWords } from '../../../shared/words/tray.ts';
import { dayCount, viewNames } from '../../../shared/words/window.ts';

afterEach(() => {
  speak('en');
});

describe('the language of a system', () => {
  test.each([
    [['de-AT', 'en'], 'de'],
    [['de_DE.UTF-8'], 'de'],
    [['DE'], 'de'],
    [['en-GB', 'de'], 'en'],
    [['fr-FR', 'de-CH'], 'de'],
    [['fr-FR'], 'en'],
    // Dene, not German.
    [['den-CA'], 'en'],
    [['C'], 'en'],
    [[], 'en'],
  ] as const)('that prefers %j is %s', (preferred, language) => {
    expect(languageOf(preferred)).toBe(language);
  });

  it('gives way to a chosen one', () => {
    expect(spokenBy('en', ['de'])).toBe('en');
    expect(spokenBy('system', ['de'])).toBe('de');
  });
});

describe('a word', () => {
  it('is in the language that is spoken when it is read', () => {
    const before = trayWords.quit;
    speak('de');
    expect([before, trayWords.quit]).toEqual(['Quit Keyturn', 'Keyturn beenden']);
    expect(dayCount(2)).toBe('2 Tage');
    expect(names(['dev', 'work'])).toBe('dev und work');
    speak('en');
    expect(trayWords.quit).toBe('Quit Keyturn');
    expect(dayCount(2)).toBe('2 days');
  });

  it('can be told from its name, however many of them are asked for', () => {
    speak('de');
    expect(Object.keys(viewNames)).toEqual([
      'profiles',
      'history',
      'permissions',
      'team',
      'settings',
    ]);
    expect(Object.values(viewNames)).toContain('Verlauf');
    expect({ ...viewNames }.history).toBe('Verlauf');
    expect(JSON.parse(JSON.stringify(viewNames))).toMatchObject({ history: 'Verlauf' });
  });

  it('that stands alone is refused: it could not follow the language', () => {
    expect(() => inLanguages({ alone: 'One' }, { alone: 'Eins' })).toThrow(/object/u);
  });
});
