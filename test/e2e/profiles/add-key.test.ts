import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import type { RunningApplication } from '../../support/application.ts';
import { expectNoSecretOutside } from '../support/no-secret-outside.ts';
import { itemOf, openScene, type Scene } from '../support/scene.ts';

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
  await expect.poll(() => name.inputValue()).toBe('joebloggs');
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

test('a CSV file on the desktop is a rotated key after four clicks in the window and two in the system’s dialog', async () => {
  const here = await set();
  const { id, secret } = here.oldKey;
  const keyturn = await here.start();
  const page = await keyturn.page();
  const csv = join(here.desktop.home, 'accessKeys.csv');
  await writeFile(csv, `Access key ID,Secret access key\r\n${id},${secret}\r\n`);
  await keyturn.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, csv);
  let clicks = 0;
  const click = async (name: string): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).click();
    clicks += 1;
  };
  await click('Add access key');
  await click('Choose CSV file');
  // The file, and the button that takes it.
  clicks += 2;
  await click('Add to my profiles');
  await click('Rotate default now');
  await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
  expect(await readFile(here.file, 'utf8')).not.toContain(id);
  expect(clicks).toBeLessThanOrEqual(6);
});

test('a CSV file is dropped on the window; another file, and one that the page has made up, are not read', async () => {
  const here = await set();
  const { id, secret } = here.oldKey;
  const page = await (await here.start()).page();
  const csv = join(here.desktop.home, 'accessKeys.csv');
  const letter = join(here.desktop.home, 'letter.txt');
  await writeFile(csv, `Access key ID,Secret access key\r\n${id},${secret}\r\n`);
  await writeFile(letter, 'Dear Ana');
  await page.getByRole('heading', { name: 'No profiles yet' }).waitFor();
  await drag(page, 'dragEnter', letter);
  await drag(page, 'dragOver', letter);
  await page.getByText('Drop the file to add its key').waitFor();
  await drag(page, 'drop', letter);
  const dialog = page.getByRole('dialog', { name: 'Add access key' });
  await dialog.getByRole('alert').waitFor();
  expect(await page.getByText('Drop the file to add its key').count()).toBe(0);
  await drag(page, 'dragEnter', csv);
  await drag(page, 'drop', csv);
  await dialog.getByText('AWS knows this key: user joebloggs, account 210000000001.').waitFor();
  expect(await dialog.getByRole('alert').filter({ hasText: /./ }).count()).toBe(0);
  expect(page.url()).toMatch(/^app:/);

  const refused = await page.evaluate(async (path) => {
    const made = new File(['x'], path);
    const replies: unknown[] = [];
    for (const file of [made, path, { path }]) {
      replies.push(await window.keyturn?.pendingKeys.readDropped(file));
    }
    return replies;
  }, csv);
  expect(refused).toEqual([1, 2, 3].map(() => ({ ok: false, failure: { code: 'BAD_REQUEST' } })));
  await expectNoSecretOutside(here);
});

/** What the system sends when a person drags a file over the window. */
async function drag(
  page: Page,
  type: 'dragEnter' | 'dragOver' | 'drop',
  path: string,
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Input.dispatchDragEvent', {
    type,
    x: 200,
    y: 200,
    data: { items: [], files: [path], dragOperationsMask: 1 },
  });
  await session.detach();
}
