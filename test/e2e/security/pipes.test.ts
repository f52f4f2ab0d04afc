import { execFileSync } from 'node:child_process';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Defence, weakened } from '../../support/attacks/weakened.ts';
import { itemOf, openScene, type Scene } from '../scene.ts';

let scene: Scene;

beforeEach(async () => {
  scene = await openScene();
});

afterEach(async () => {
  await scene?.close();
});

/** Whether somebody has opened a pipe to read from it, and hangs there; lets it go on. */
async function holdsItsReader(pipe: string): Promise<boolean> {
  try {
    await (await open(pipe, constants.O_WRONLY | constants.O_NONBLOCK)).close();
    return true;
  } catch {
    return false;
  }
}

test.each<[string, readonly Defence[], 'told' | 'held']>([
  ['a pipe in place of a CSV file is not opened, and the window says so', [], 'told'],
  ['control: where a pipe looks like a file it holds its reader', ['kinds of files'], 'held'],
])('%s', async (_, without, outcome) => {
  const pipe = join(scene.desktop.home, 'accessKeys.csv');
  execFileSync('mkfifo', [pipe]);
  const keyturn = await scene.start(weakened(without));
  const page = await keyturn.page();
  await itemOf(page, 'default').getByText('93 days old, overdue').waitFor();
  await keyturn.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, pipe);
  await page.getByRole('button', { name: 'Add access key' }).click();
  await page.getByRole('button', { name: 'Choose CSV file' }).click();
  const told = page.getByRole('alert').filter({ hasText: 'EINVAL' });
  await expect
    .poll(async () => {
      if ((await told.count()) > 0) return 'told';
      return (await holdsItsReader(pipe)) ? 'held' : 'nothing yet';
    })
    .toBe(outcome);
});
