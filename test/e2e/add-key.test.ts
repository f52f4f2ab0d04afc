import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { RunningApplication } from '../support/application.ts';
import { expectNoSecretOutside } from './no-secret-outside.ts';
import { itemOf, openScene, type Scene } from './scene.ts';

let scene: Scene | undefined;

/** Somebody who has no file yet, and two keys that were made for them. */
async function set(): Promise<Scene> {
  scene = await openScene();
  await rm(dirname(scene.file), { recursive: true });
  return scene;
}

afterEach(async () => {
  await scene?.close();
  scene = undefined;
});

async function copied({ app }: RunningApplication): Promise<string> {
  return app.evaluate(({ clipboard }) => clipboard.readText());
}

test('a key out of a message: read from the clipboard, checked, written into a new file, and rotated', async () => {
  const here = await set();
  const keyturn = await here.start();
  const page = await keyturn.page();
  const { id, secret } = here.oldKey;
  await keyturn.app.evaluate(async ({ clipboard }, message) => {
    await clipboard.writeText(message);
  }, `Hi, here is your key.\nAccess key ID: ${id}\nSecret access key: ${secret}\nBen`);
  await page.getByRole('heading', { name: 'No profiles yet' }).waitFor();
  await page.getByRole('button', { name: 'Add access key' }).click();
  await page.getByRole('button', { name: 'Paste from clipboard' }).click();
  await page.getByText('AWS knows this key: user joebloggs, account 210000000001.').waitFor();
  expect(await page.getByRole('textbox', { name: 'Profile name' }).inputValue()).toBe('default');
  for (const issued of here.aws.issuedSecrets()) {
    expect(await page.content()).not.toContain(issued);
  }
  await page.getByRole('button', { name: 'Add to my profiles' }).click();
  await page.getByRole('status').filter({ hasText: 'is now the key of default' }).waitFor();
  expect(await readFile(here.file, 'utf8')).toBe(
    `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`,
  );
  expect((await stat(here.file)).mode & 0o777).toBe(0o600);
  expect((await stat(dirname(here.file))).mode & 0o777).toBe(0o700);
  expect(await copied(keyturn)).toBe('');

  await page.getByRole('button', { name: 'Rotate default now' }).click();
  await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
  expect(await readFile(here.file, 'utf8')).not.toContain(id);
  await page.getByRole('button', { name: 'History', exact: true }).click();
  await page.getByRole('cell', { name: 'Added' }).waitFor();
  await expectNoSecretOutside(here);
});

test('a CSV file of the console: a name that is taken is never written over', async () => {
  const here = await set();
  const { id, secret } = here.oldKey;
  const second = here.user.addKey({ createdDaysAgo: 1 });
  const held = `[default]\naws_access_key_id = ${second.id}\naws_secret_access_key = ${second.secret}\n`;
  const keyturn = await here.start();
  const page = await keyturn.page();
  const csv = join(here.desktop.home, 'accessKeys.csv');
  await writeFile(csv, `\uFEFFAccess key ID,Secret access key\r\n${id},${secret}\r\n`);
  await keyturn.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, csv);
  await page.getByRole('button', { name: 'Add access key' }).click();
  await page.getByRole('button', { name: 'Choose CSV file' }).click();
  const name = page.getByRole('textbox', { name: 'Profile name' });
  await name.waitFor();

  // Another program adds a profile meanwhile.
  await page.getByRole('button', { name: 'Cancel' }).click();
  await mkdir(dirname(here.file));
  await writeFile(here.file, held, { mode: 0o600 });
  await itemOf(page, 'default').waitFor();
  await page.getByRole('button', { name: 'Add access key' }).click();
  await page.getByRole('button', { name: 'Choose CSV file' }).click();
  expect(await name.inputValue()).toBe('joebloggs');
  await name.fill('default');
  await page.getByRole('button', { name: 'Add to my profiles' }).click();
  await page.getByText('default has a key already. Choose another name.').waitFor();
  expect(await readFile(here.file, 'utf8')).toBe(held);
  await name.fill('design');
  await page.getByRole('button', { name: 'Add to my profiles' }).click();
  await page.getByRole('status').filter({ hasText: 'is now the key of design' }).waitFor();
  expect(await readFile(here.file, 'utf8')).toBe(
    `${held}\n[design]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`,
  );
  await page.getByRole('button', { name: 'Done' }).click();
  await itemOf(page, 'design').getByText('Shares', { exact: false }).waitFor({ state: 'detached' });
  await itemOf(page, 'design').waitFor();
  await expectNoSecretOutside(here);
});
