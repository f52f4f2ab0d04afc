import { readProperty } from '../lib/read-property.ts';

/** The languages Keyturn speaks. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** What a person can choose. */
export const languageChoices = ['system', ...languages] as const;
export type LanguageChoice = (typeof languageChoices)[number];

/** How each calls itself: whoever does not read the spoken one finds their own. */
export const languageNames = { en: 'English', de: 'Deutsch' } as const satisfies Record<
  Language,
  string
>;

// One process speaks one language at a time: main and the page each set it before they say anything (docs/adr/0005).
let spoken: Language = 'en';

/** Has every word from now on said in this language. */
export function speak(language: Language): void {
  spoken = language;
}

/** The language that is spoken now. */
export function spokenLanguage(): Language {
  return spoken;
}

/** The first of the languages a person prefers ("de-AT", "en") that Keyturn speaks; English where there is none. */
export function languageOf(preferred: readonly string[]): Language {
  const tags = preferred.map((tag) => tag.toLowerCase().split(/[-_.]/u)[0]);
  const found = tags
    .map((tag) => languages.find((language) => language === tag))
    .find((language) => language !== undefined);
  return found ?? 'en';
}

/** Codes are of several; a text is one, whatever it says. */
type Text<Words extends string, Each extends string = Words> = Words extends string
  ? [Each] extends [Words]
    ? string
    : Words
  : never;

/** The language that is spoken: the chosen one, or the first that the system prefers and Keyturn speaks. */
export function spokenBy(choice: LanguageChoice, systemPrefers: readonly string[]): Language {
  return choice === 'system' ? languageOf(systemPrefers) : choice;
}

/** The same words in any language: names, codes and what functions are given stay, texts may differ. */
export type Translated<Words> = [Words] extends [string]
  ? Text<Words>
  : Words extends (...given: infer Given) => infer Said
    ? (...given: Given) => [Said] extends [string] ? Text<Said> : Said
    : Words extends object
      ? { readonly [Name in keyof Words]: Translated<Words[Name]> }
      : Words;

/**
 * Words that are said in the language spoken at that moment. What is read of them and kept stays in the language it was
 * read in, so they are read where they are said. A translation that lacks a word does not compile.
 */
export function inLanguages<Words extends object>(
  english: Words,
  german: Translated<Words>,
): Translated<Words>;
export function inLanguages(english: object, german: unknown): unknown {
  const all = { en: english, de: german } satisfies Record<Language, unknown>;
  return Object.fromEntries(
    Object.entries(english).map(([name, word]) => [
      name,
      live(word, () => readProperty(all[spoken], name)),
    ]),
  );
}

/** Says `current` instead of the word, whenever it is read or called. */
function live(word: unknown, current: () => unknown): unknown {
  if (typeof word === 'function') {
    return (...given: readonly unknown[]): unknown => {
      const say = current();
      return typeof say === 'function' ? Reflect.apply(say, undefined, given) : undefined;
    };
  }
  if (typeof word !== 'object' || word === null) {
    throw new TypeError('A word of its own can’t follow the language: it belongs into an object.');
  }
  return new Proxy(word, {
    get: (_, name) => readProperty(current(), name),
    getOwnPropertyDescriptor: (inEnglish, name) => {
      const property = Reflect.getOwnPropertyDescriptor(inEnglish, name);
      return property && { ...property, value: readProperty(current(), name) };
    },
  });
}
