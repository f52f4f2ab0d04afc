import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleEntry } from '../bundle-entry.ts';

/** Builds the application that rotates by hand. Returns its path for Electron, and how to remove it. */
export async function buildByHand(): Promise<{
  readonly path: string;
  remove(): Promise<void>;
}> {
  const path = await mkdtemp(join(tmpdir(), 'keyturn-by-hand-'));
  const entry = new URL('entry.ts', import.meta.url);
  await bundleEntry({ entry, folder: path, name: 'main.mjs', external: ['electron'] });
  const about = { name: 'by-hand', version: '0.0.0', main: 'main.mjs' };
  await writeFile(join(path, 'package.json'), JSON.stringify(about));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
