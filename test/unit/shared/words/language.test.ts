import { afterEach, describe, expect, it } from 'vitest';
import {
  inLanguages,
  languageOf,
  speak,
  spokenBy,
  spokenLanguage,
} from '../../../../shared/words/language.ts';
import { names } from '../../../../shared/words/lists.ts';

const english = {
  greetings: { morning: 'Good morning', parts: { first: 'Good', second: 'morning' } },
  greet: (name: string) => `Hello ${name}`,
};
const german = {
  greetings: { morning: 'Guten Morgen', parts: { first: 'Guten', second: 'Morgen' } },
  greet: (name: string) => `Hallo ${name}`,
};

afterEach(() => {
  speak('en');
});

describe('the language of a person', () => {
  it.each([
    [['de-AT'], 'de'],
    [['de_DE.UTF-8'], 'de'],
    [['DE'], 'de'],
    [['en-GB'], 'en'],
    [['en-GB', 'de'], 'en'],
    [['fr', 'de'], 'de'],
    [['fr-CH', 'it'], 'en'],
    // Not every word that begins so is German.
    [['del'], 'en'],
    [[''], 'en'],
    [[], 'en'],
  ] as const)('who prefers %j is %s', (preferred, language) => {
    expect(languageOf(preferred)).toBe(language);
  });
});

it('gives way to the language that a person has chosen', () => {
  expect(spokenBy('en', ['de'])).toBe('en');
  expect(spokenBy('de', [])).toBe('de');
  expect(spokenBy('system', ['de-CH'])).toBe('de');
});

describe('words in the language spoken', () => {
  it('are English until another one is chosen', () => {
    expect(spokenLanguage()).toBe('en');
    expect(inLanguages(english, german).greetings.morning).toBe('Good morning');
  });

  it('are German as soon as German is spoken, and English again afterwards', () => {
    const { greetings, greet } = inLanguages(english, german);
    speak('de');
    expect(spokenLanguage()).toBe('de');
    expect(greetings.morning).toBe('Guten Morgen');
    expect(greetings.parts.second).toBe('Morgen');
    expect(greet('Ada')).toBe('Hallo Ada');
    speak('en');
    expect(greetings.morning).toBe('Good morning');
    expect(greet('Ada')).toBe('Hello Ada');
  });

  it('stay what they were where a text was kept', () => {
    const { greetings } = inLanguages(english, german);
    const { morning, parts } = greetings;
    speak('de');
    expect(morning).toBe('Good morning');
    // What is nested comes out of the words as it was, too: it is read where it is said.
    expect(parts.first).toBe('Good');
    expect(greetings.parts.first).toBe('Guten');
  });

  it('can be listed like any object, in the language spoken', () => {
    const { greetings } = inLanguages(english, german);
    speak('de');
    expect(Object.keys(greetings)).toEqual(['morning', 'parts']);
    expect(Object.entries(greetings)).toEqual(Object.entries(german.greetings));
    expect(Object.values(greetings.parts)).toEqual(['Guten', 'Morgen']);
    expect({ ...greetings }).toEqual(german.greetings);
    expect('morning' in greetings).toBe(true);
    expect(Object.getOwnPropertyDescriptor(greetings, 'morning')?.value).toBe('Guten Morgen');
    speak('en');
    expect(Object.entries(greetings)).toEqual(Object.entries(english.greetings));
  });

  it('are never a text of its own, which could not follow', () => {
    expect(() => inLanguages({ title: 'Words' }, { title: 'Wörter' })).toThrow(
      'belongs into an object',
    );
  });

  it('join names as the language does', () => {
    expect(names(['dev', 'test', 'work'])).toBe('dev, test, and work');
    speak('de');
    expect(names(['dev', 'test', 'work'])).toBe('dev, test und work');
  });
});
