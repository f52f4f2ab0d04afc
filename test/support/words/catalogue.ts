import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '../../../shared/words/language.ts';

/** A file of words in both languages. */
export type Module = {
  /** "settings", "window". */
  readonly name: string;
  /** The names it exports, with their words. */
  readonly en: object;
  readonly de: object;
};

/** Every file of the catalogue, by the folder of English. The files of `errors/` are covered by `errors.ts`. */
export async function catalogue(): Promise<readonly Module[]> {
  const places = readdirSync(folderOf('en'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !file.startsWith('errors/'))
    .map((file) => file.slice(0, -'.ts'.length));
  return Promise.all(
    places.map(async (place) => ({
      name: path.posix.basename(place),
      en: await wordsOf('en', place),
      de: await wordsOf('de', place),
    })),
  );
}

function folderOf(language: Language): string {
  return fileURLToPath(new URL(`../../../shared/words/${language}`, import.meta.url));
}

async function wordsOf(language: Language, place: string): Promise<object> {
  const words: object = await import(`${folderOf(language)}/${place}.ts`);
  return words;
}
