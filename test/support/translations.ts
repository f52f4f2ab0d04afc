import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkoutRoot } from '../../scripts/prepare/run-script.ts';

const folder = path.join(checkoutRoot, 'shared', 'words');

/** A text that is no function: where it stands, and what it says in both languages. */
export type TextPair = {
  readonly place: string;
  readonly english: string;
  readonly german: string;
};

/** Every such text of the catalogue. */
export async function textPairs(): Promise<readonly TextPair[]> {
  const files = readdirSync(path.join(folder, 'en'), { recursive: true, encoding: 'utf8' });
  const pairs = await Promise.all(
    files
      .filter((file) => file.endsWith('.ts'))
      .map(async (file) => {
        const [english, german] = await Promise.all([load('en', file), load('de', file)]);
        return pairsBelow(file, english, german);
      }),
  );
  return pairs.flat();
}

async function load(language: string, file: string): Promise<unknown> {
  return import(pathToFileURL(path.join(folder, language, file)).href);
}

function pairsBelow(place: string, english: unknown, german: unknown): readonly TextPair[] {
  if (typeof english === 'string' && typeof german === 'string') {
    return [{ place, english, german }];
  }
  if (typeof english !== 'object' || english === null) return [];
  return Object.entries(english).flatMap(([name, below]) =>
    pairsBelow(`${place}: ${name}`, below, wordOf(german, name)),
  );
}

function wordOf(words: unknown, name: string): unknown {
  return typeof words === 'object' && words !== null ? Reflect.get(words, name) : undefined;
}
