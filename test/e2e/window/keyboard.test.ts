import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { activate, focused, press, tabTo } from '../support/by-keyboard.ts';
import { itemOf, keyStates, openScene, type Scene } from '../support/scene.ts';

let scene: Scene | undefined;

afterEach(async () => {
  await scene?.close();
  scene = undefined;
});

test('by keyboard alone: the key of a CSV file is added, rotated, and the rotation undone', async () => {
  const here = await openScene();
  scene = here;
  await rm(dirname(here.file), { recursive: true });
  const { id, secret } = here.oldKey;
  const csv = join(here.desktop.home, 'accessKeys.csv');
  await writeFile(csv, `Access key ID,Secret access key\r\n${id},${secret}\r\n`);
  const keyturn = await here.start();
  const page = await keyturn.page();
  await keyturn.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, csv);
  await page.getByRole('heading', { name: 'No profiles yet' }).waitFor();

  await activate(page, 'Add access key');
  await press(page, 'Escape');
  await expect.poll(() => focused(page)).toBe('Add access key');
  await press(page, 'Enter');
  await activate(page, 'Choose CSV file');
  await page.getByRole('textbox', { name: 'Profile name' }).waitFor();
  await activate(page, 'Add to my profiles');
  await page.getByRole('status').filter({ hasText: 'is now the key of default' }).waitFor();
  await activate(page, 'Rotate default now');
  await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
  expect(await readFile(here.file, 'utf8')).not.toContain(id);
  await tabTo(page, 'Only on this computer');
  await press(page, 'Space');
  await expect.poll(() => keyStates(here)).toEqual(['old Inactive', 'new Active']);
  await page.getByRole('button', { name: 'Undo rotation of default' }).waitFor();
  await activate(page, 'Undo rotation of default');
  await page.getByRole('status').filter({ hasText: 'undone' }).waitFor();
  expect(await readFile(here.file, 'utf8')).toContain(id);
});

test('by keyboard alone: one of 500 profiles is found, and its account named', async () => {
  const names = Array.from({ length: 500 }, (_, index) => `client-${String(index)}`);
  const here = await openScene({ agrees: names });
  scene = here;
  const other = here.aws.addUser({ account: '210000000003', name: 'grace' });
  const key = other.addKey({ createdDaysAgo: 100 });
  const pair = `aws_access_key_id = ${key.id}\naws_secret_access_key = ${key.secret}\n`;
  const sections = names.map((name) => `[${name}]\n${pair}`);
  await mkdir(dirname(here.file), { recursive: true });
  await writeFile(here.file, `${here.original.toString()}\n${sections.join('\n')}`);
  const page = await (await here.start()).page();
  await itemOf(page, 'client-499').waitFor();
  await tabTo(page, 'Search profiles');
  await page.keyboard.type('client-49');
  await page.getByText('11 of 502 profiles').waitFor();
  const listed = page.getByRole('list', { name: 'Profiles' }).getByRole('listitem');
  await expect.poll(() => listed.count()).toBe(11);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('grace client-499');
  await page.getByText('1 of 502 profiles').waitFor();
  await itemOf(page, 'client-499').getByText('100 days old, overdue').waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('nobody at all');
  await activate(page, 'Show all profiles');
  await itemOf(page, 'default').waitFor();
  await activate(page, 'Name Account 210000000001');
  await page.keyboard.type('Studio');
  await press(page, 'Enter');
  await page.getByRole('heading', { name: 'Studio' }).waitFor();
});
