import type { Module } from './catalogue.ts';
import { samplesFor } from './samples.ts';

/** What both languages say at the same place: a text, or what a function of words answers. */
export type Translation = {
  /** "settings: settingsWords.themes.dark", "settings: settingsWords.version()". */
  readonly path: string;
  readonly english: string;
  /** Undefined where German says nothing. */
  readonly german: string | undefined;
};

/** Every text of a file, and what its functions say where one of the samples suits them. */
export function saidBy({ name, en, de }: Module): readonly Translation[] {
  const german = new Map(leavesOf(de));
  const all = leavesOf(en).flatMap(([path, word]) =>
    typeof word === 'function'
      ? samplesFor(word.length).flatMap((given) =>
          saidAt(`${name}: ${path}()`, answer(word, given), answer(german.get(path), given), given),
        )
      : saidAt(`${name}: ${path}`, word, german.get(path)),
  );
  // Many samples have the same answer.
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
    // What is handed through is no word of this file.
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

/** What a function says; nothing where it can't be given this. */
function answer(word: unknown, given: readonly unknown[]): unknown {
  if (typeof word !== 'function') return undefined;
  try {
    return Reflect.apply(word, undefined, given);
  } catch {
    return undefined;
  }
}

/** Whether a person could read this: what was given where it does not belong shows. */
function isSensible(text: string): boolean {
  return /\p{Letter}/u.test(text) && !/undefined|NaN|\[object|Invalid| {2}/u.test(text);
}
