import { readProperty } from '../lib/read-property.ts';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** What a person can choose. */
export const languageChoices = ['system', ...languages] as const;
export type LanguageChoice = (typeof languageChoices)[number];

/** Each language in its own words, so that a person finds theirs. */
export const languageNames = { en: 'English', de: 'Deutsch' } as const satisfies Record<
  Language,
  string
>;

// One process speaks one language at a time: main and the page each set it before they say anything (docs/adr/0005).
let spoken: Language = 'en';

/** Sets the language of every text from now on. */
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

/** A union of codes stays as it is; a single text may become any text. */
type Text<Words extends string, Each extends string = Words> = Words extends string
  ? [Each] extends [Words]
    ? string
    : Words
  : never;

/** The language that is spoken: the chosen one, or the first that the system prefers and Keyturn speaks. */
export function spokenBy(choice: LanguageChoice, systemPrefers: readonly string[]): Language {
  return choice === 'system' ? languageOf(systemPrefers) : choice;
}

/** The same words in any language: names, codes and parameters stay, texts may differ. */
export type Translated<Words> = [Words] extends [string]
  ? Text<Words>
  : Words extends (...given: infer Given) => infer Said
    ? (...given: Given) => [Said] extends [string] ? Text<Said> : Said
    : Words extends object
      ? { readonly [Name in keyof Words]: Translated<Words[Name]> }
      : Words;

/**
 * Words in the language spoken when they are read. A text that is stored stays in its language, so read it where it is
 * shown. A translation that lacks a word does not compile.
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

/** Gives `current` instead of the word, each time it is read or called. */
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
