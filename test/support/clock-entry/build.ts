import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ElectronApplication } from 'playwright';
import { bundleEntry } from '../bundle-entry.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Keyturn as built, but with a clock that a test can advance. */
export type ClockedApplication = {
  /** Its path for Electron. */
  readonly path: string;
  remove(): Promise<void>;
};

/** Builds it; the window and its preload are those of `out/`. */
export async function buildWithClock(): Promise<ClockedApplication> {
  const path = await mkdtemp(join(tmpdir(), 'keyturn-clock-'));
  const external = ['electron', 'keytar', 'x11'];
  const entry = new URL('entry.ts', import.meta.url);
  await bundleEntry({ entry, folder: path, name: 'main.mjs', external });
  const about = { name: 'keyturn', productName: 'Keyturn', version: '0.1.0', main: 'main.mjs' };
  await writeFile(join(path, 'package.json'), JSON.stringify(about));
  await mkdir(join(path, 'node_modules'));
  await symlink(join(root, 'node_modules', 'keytar'), join(path, 'node_modules', 'keytar'));
  await symlink(join(root, 'out'), join(path, 'out'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Advances the clock for all sleeping timers, in ms. */
export async function skip(app: ElectronApplication, milliseconds: number): Promise<void> {
  await app.evaluate((_, ms) => {
    const go: unknown = Reflect.get(globalThis, 'skip');
    if (typeof go === 'function') Reflect.apply(go, undefined, [ms]);
  }, milliseconds);
}

/** Makes pauses of exactly these lengths end at once, in ms; all others take their time. */
export async function waive(app: ElectronApplication, pauses: readonly number[]): Promise<void> {
  await app.evaluate((_, lengths) => {
    const go: unknown = Reflect.get(globalThis, 'waive');
    if (typeof go === 'function') Reflect.apply(go, undefined, [lengths]);
  }, pauses);
}
