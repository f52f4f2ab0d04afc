import { execFileSync } from 'node:child_process';
import { constants } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Defence, weakened } from '../../support/attacks/weakened.ts';
import { groupIsAlive } from '../../support/desktop/processes.ts';
import { until } from '../../support/desktop/until.ts';
import { itemOf, openScene, type Scene } from '../support/scene.ts';

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
  ['control: where files are waited for it holds its reader', ['kinds of files'], 'held'],
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
  const told = page.getByRole('alert').filter({ hasText: 'there is a pipe' });
  await expect
    .poll(async () => {
      if ((await told.count()) > 0) return 'told';
      return (await holdsItsReader(pipe)) ? 'held' : 'nothing yet';
    })
    .toBe(outcome);
});

/** Puts a pipe that nobody writes to in the place of a file. */
async function putPipe(...place: readonly string[]): Promise<void> {
  const path = join(...place);
  await mkdir(dirname(path), { recursive: true });
  await rm(path, { force: true });
  execFileSync('mkfifo', [path]);
}

// What quitting waits for at most, and as much again for what the system does.
const PATIENCE = 30_000;

async function quitInTime(leader: number | undefined): Promise<void> {
  await scene.desktop.tray.click('Quit Keyturn');
  await until('Keyturn to end by itself', () => !groupIsAlive(leader ?? 0), PATIENCE);
}

test('pipes in the place of everything that is kept: Keyturn starts, tells of the lock, and quits', async () => {
  const { userData, file } = scene;
  await putPipe(userData, 'settings.json');
  await putPipe(userData, 'history.jsonl');
  await putPipe(userData, 'logs', 'keyturn.log');
  await putPipe(userData, 'journal', 'aaa.journal');
  await putPipe(scene.desktop.home, '.config', 'autostart', 'keyturn.desktop');
  await putPipe(dirname(file), '.credentials.keyturn-lock');
  const keyturn = await scene.start();
  const page = await keyturn.page();
  // What a person has agreed to is among the settings: no age is asked for. The lock comes before that question.
  await page.getByRole('button', { name: 'Rotate default' }).click();
  await page.getByText('.credentials.keyturn-lock there is a pipe').first().waitFor();
  await quitInTime(keyturn.process.pid);
});

test('a pipe in the place of the credentials file: Keyturn tells it, and quits', async () => {
  await putPipe(scene.file);
  const keyturn = await scene.start();
  const page = await keyturn.page();
  await page.getByText('there is a pipe').first().waitFor();
  await quitInTime(keyturn.process.pid);
});
