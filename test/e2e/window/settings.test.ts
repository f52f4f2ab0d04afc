import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { fileNow, itemOf, keyStates, openScene, type Scene } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();
let scene: Scene | undefined;

afterEach(async () => {
  await scene?.close();
  scene = undefined;
});

test('limits and looks are saved at once, hold over a restart, and the last change is undone', async () => {
  const here = await set();
  const keyturn = await here.start();
  const page = await keyturn.page();
  await itemOf(page, 'other').getByText('3 days old, fresh').waitFor();
  await page.getByRole('button', { name: 'Settings' }).click();

  const overdue = page.getByRole('textbox', { name: 'Overdue from this day on' });
  await overdue.fill('79');
  await overdue.press('Enter');
  await page.getByText('Choose a whole number from the day').waitFor();
  const due = page.getByRole('textbox', { name: 'Due from this day on', exact: true });
  await due.fill('2');
  await due.press('Enter');
  await page.getByText('Saved.').waitFor();
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('dark');
  await expect
    .poll(() => page.evaluate(() => document.documentElement.dataset['theme']))
    .toBe('dark');
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  expect(await scheme()).toBe('dark');

  await page.getByRole('combobox', { name: 'Size of the text' }).selectOption('larger');
  const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  await expect.poll(size).toBe('20px');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(size).toBe('16px');

  await keyturn.close();
  const again = await (await here.start()).page();
  await itemOf(again, 'other').getByText('3 days old, due').waitFor();
  expect(await again.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
});

test('damaged settings are kept aside, and the window says so', async () => {
  // Its log tells less than where secrets are searched for: the settings say how much.
  const here = await openScene();
  scene = here;
  await writeFile(join(here.userData, 'settings.json'), '{ "version": 1, "policy": ');
  const page = await (await here.start()).page();
  await page.getByRole('alert').filter({ hasText: 'The settings could not be read' }).waitFor();
  const kept = await readdir(here.userData);
  expect(kept.filter((name) => name.startsWith('settings'))).not.toEqual(['settings.json']);
  await itemOf(page, 'default').waitFor();
});

test('a report for a bug is shown before it is copied, and names nobody', async () => {
  const here = await set();
  const keyturn = await here.start();
  const page = await keyturn.page();
  await itemOf(page, 'default').getByText('93 days old').waitFor();
  await itemOf(page, 'other').getByText('3 days old').waitFor();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Report for a bug…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Report for a bug' });
  const text = (await dialog.getByRole('region', { name: 'Report' }).textContent()) ?? '';
  expect(text).toContain('2 × rotate');
  await dialog.getByRole('button', { name: 'Copy report' }).click();
  await dialog.getByText('The report is in the clipboard.').waitFor();
  const copied = await keyturn.app.evaluate(({ clipboard }) => clipboard.readText());
  for (const word of ['joebloggs', '210000000001', here.oldKey.id, here.desktop.home]) {
    expect(copied).not.toContain(word);
  }
});

test('everything that Keyturn keeps is removed once nothing waits any more; the files stay', async () => {
  // Nothing is left in which secrets could be searched for.
  const here = await openScene();
  scene = here;
  const keyturn = await here.start();
  const page = await keyturn.page();
  await page.getByRole('button', { name: 'Rotate default' }).click();
  await page.getByRole('radio', { name: 'Only on this computer' }).click();
  await expect.poll(() => keyStates(here)).toEqual(['old Inactive', 'new Active']);
  const remove = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Remove everything…' }).click();
    await page.getByRole('button', { name: 'Remove it all and quit' }).click();
  };
  await remove();
  await page.getByRole('alert').filter({ hasText: 'Something is not finished yet' }).waitFor();
  expect(await readdir(here.userData)).toContain('history.jsonl');

  await page.getByRole('button', { name: 'Profiles' }).click();
  await page.getByRole('button', { name: 'Delete the old key of default now' }).click();
  await page.getByRole('button', { name: 'Delete it for good' }).click();
  await expect.poll(() => keyStates(here)).toEqual(['new Active']);
  // AWS is asked a few times more before it counts as gone.
  const states = `window.keyturn.snapshot.read().then(({ value }) =>
    value.rotations.map(({ retirement }) => retirement?.oldKey))`;
  await expect.poll(() => page.evaluate<unknown>(states)).toEqual(['gone']);
  const file = await fileNow(here);
  const ended = keyturn.app.waitForEvent('close');
  await remove();
  await ended;
  const left = await readdir(here.userData);
  for (const name of ['history.jsonl', 'settings.json', 'journal', 'logs']) {
    expect(left).not.toContain(name);
  }
  expect(await fileNow(here)).toBe(file);
});
