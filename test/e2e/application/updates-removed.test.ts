import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { groupIsAlive } from '../../support/desktop/processes.ts';
import { until } from '../../support/desktop/until.ts';
import { installKeyturn, type Installation } from '../../support/updates/installation.ts';
import { openScene, type Scene } from '../support/scene.ts';

let installed: Installation;
let scene: Scene;

beforeEach(async () => {
  installed = await installKeyturn('0.2.0');
  scene = await openScene({ settings: { updates: { daily: true } } });
});

afterEach(async () => {
  await scene?.close();
  await installed?.remove();
});

async function names(): Promise<readonly string[]> {
  const [cache, data] = await Promise.all([
    readdir(join(scene.desktop.home, '.cache')),
    readdir(scene.userData),
  ]);
  return [...cache, ...data].filter((name) => /updater/iu.test(name)).toSorted();
}

test.each(['once it is there', 'while it comes'])(
  'a new version, %s, is removed with everything else, and not installed',
  async (when) => {
    if (when === 'while it comes') installed.server.halt();
    const keyturn = await scene.start({ path: installed.path, env: installed.env });
    const page = await keyturn.page();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByText(/^(?:Keyturn 0\.2\.0 is ready|Downloading Keyturn 0\.2\.0)/u).waitFor();
    await expect.poll(names).toEqual(['.updaterId', 'keyturn-updater']);
    await page.getByRole('button', { name: 'Remove everything…' }).click();
    await page.getByRole('button', { name: 'Remove it all and quit' }).click();
    const leader = keyturn.process.pid ?? 0;
    await until('Keyturn to end by itself', () => !groupIsAlive(leader));
    expect(await names()).toEqual([]);
    expect(await installed.appImage()).toContain('version 0.1.0');
  },
);
