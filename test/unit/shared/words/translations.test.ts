import { afterAll, describe, expect, it } from 'vitest';
import { speak } from '../../../../shared/words/language.ts';
import { catalogue } from '../../../support/words/catalogue.ts';
import { leavesOf, type Translation, saidBy } from '../../../support/words/said.ts';

/** What is the same in both languages: names, and words that German has, too. */
const sameTexts: readonly string[] = [
  'Computer',
  'Cyberduck',
  'DBeaver',
  'Details',
  'GitHub Actions',
  'GitLab CI/CD',
  'JSON',
  'Keyturn',
  'Mountain Duck',
  'Name',
  'Normal',
  'Proxy',
  'Rotation',
  'S3 Browser',
  'Status',
  'Tableau',
  'Team',
  'Transmit',
  'Updates',
  'csv',
  'html',
  'keyturn-team',
  'ok',
  'rclone',
];

/** Functions that only put together what they are given, or name what is no word, such as a guide. */
const sameFunctions: readonly string[] = [
  'reminders: reminderWords.line()',
  'self-test: selfTestWords.versions()',
  'settings: settingsWords.version()',
];

/** What no German text has, and why. */
const flaws = {
  'a straight quotation mark': /["']/u,
  'an English apostrophe or quotation mark': /[’”]/u,
  'a German quotation mark without its other half': /„[^“]*(?:„|$)|^[^„]*“|“[^„]*“/u,
  'familiar words': /\b(?:du|dich|dir|dein\p{Letter}*|euch|euer\p{Letter}*)\b/iu,
  'two spaces': / {2}/u,
};

// For both, so that no date and no list of names makes a difference where the words make none.
speak('de');
// Once: a function of five parameters is tried with some 400,000 lists of arguments.
const modules = (await catalogue()).map((module) => ({ ...module, said: saidBy(module) }));

afterAll(() => {
  speak('en');
});

describe.each(modules)('the words of $name', ({ en, de }) => {
  // German may have more: other forms of a word, say.
  it('have every name of the English ones in German, and every word', () => {
    expect(Object.keys(de)).toEqual(expect.arrayContaining(Object.keys(en)));
    expect(pathsOf(de)).toEqual(expect.arrayContaining([...pathsOf(en)]));
  });
});

describe.each(modules)('the German words of $name', ({ said }) => {
  it('are no English ones', () => {
    expect(sameIn(said).filter((place) => !isExpected(place))).toEqual([]);
  });

  it('say something wherever the English ones do', () => {
    expect(said.filter(({ german }) => german === undefined)).toEqual([]);
  });

  it.each(Object.entries(flaws))('have nowhere %s', (_, flaw) => {
    const texts = said.map(({ german }) => german ?? '');
    expect(texts.filter((text) => flaw.test(text))).toEqual([]);
  });
});

describe('the words that are the same in both languages', () => {
  const same = modules.flatMap(({ said }) => sameIn(said));

  it('are all needed', () => {
    expect(sameTexts.filter((each) => !same.some(({ text }) => text === each))).toEqual([]);
    expect(sameFunctions.filter((each) => !same.some(({ path }) => path === each))).toEqual([]);
  });
});

function pathsOf(words: object): readonly string[] {
  return leavesOf(words).map(([path]) => path);
}

type SharedText = { readonly path: string; readonly text: string };

function sameIn(said: readonly Translation[]): readonly SharedText[] {
  return said.flatMap(({ path, english, german }) =>
    english === german ? [{ path, text: english }] : [],
  );
}

function isExpected({ path, text }: SharedText): boolean {
  return sameTexts.includes(text) || sameFunctions.includes(path);
}
