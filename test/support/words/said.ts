import type { Module } from './catalogue.ts';
import { samplesFor } from './samples.ts';

/** The words of both languages at the same place: a text, or the result of a function of words. */
export type Translation = {
  /** "settings: settingsWords.themes.dark", "settings: settingsWords.version()". */
  readonly path: string;
  readonly english: string;
  /** Undefined where German has none. */
  readonly german: string | undefined;
};

/** Every text of a file, and the results of its functions with samples that fit. */
export function saidBy({ name, en, de }: Module): readonly Translation[] {
  const german = new Map(leavesOf(de));
  const all = leavesOf(en).flatMap(([path, word]) =>
    typeof word === 'function'
      ? samplesFor(word.length).flatMap((given) =>
          saidAt(`${name}: ${path}()`, answer(word, given), answer(german.get(path), given), given),
        )
      : saidAt(`${name}: ${path}`, word, german.get(path)),
  );
  // Many samples give the same result.
  return [...new Map(all.map((said) => [JSON.stringify(said), said])).values()];
}

/** The places within words that hold a text, a function, or something else, by their paths. */
export function leavesOf(words: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (typeof words !== 'object' || words === null) return [[path, words]];
  return Object.entries(words).flatMap(([name, word]) =>
    leavesOf(word, path === '' ? name : `${path}.${name}`),
  );
}

function saidAt(
  path: string,
  english: unknown,
  inGerman: unknown,
  given: readonly unknown[] = [],
): readonly Translation[] {
  const german = new Map(leavesOf(inGerman));
  const handed = new Set(leavesOf(given).map(([, each]) => each));
  return leavesOf(english).flatMap(([place, text]) => {
    // An argument that is returned unchanged is no text of this file.
    if (typeof text !== 'string' || handed.has(text) || !isSensible(text)) return [];
    const other = german.get(place);
    return [
      {
        path,
        english: text,
        german: typeof other === 'string' && other !== '' ? other : undefined,
      },
    ];
  });
}

/** The result of a function; undefined where these arguments don't fit. */
function answer(word: unknown, given: readonly unknown[]): unknown {
  if (typeof word !== 'function') return undefined;
  try {
    return Reflect.apply(word, undefined, given);
  } catch {
    return undefined;
  }
}

/** Whether a person could read this: an argument of the wrong type is visible in the text. */
function isSensible(text: string): boolean {
  return /\p{Letter}/u.test(text) && !/undefined|NaN|\[object|Invalid| {2}/u.test(text);
}
