import { appendFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import type { RunningApplication } from '../../support/application.ts';
import { fileNow, itemOf, type Scene } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();
const hostile = '=HYPERLINK';

/** Rotates the key of two profiles, one of them with a hostile name, and opens the history. */
async function rotated(here: Scene): Promise<{ keyturn: RunningApplication; page: Page }> {
  const keyturn = await here.start();
  const page = await keyturn.page();
  await itemOf(page, 'default').getByRole('button', { name: 'Rotate default' }).click();
  await page.getByRole('radio', { name: 'Only on this computer' }).click();
  await page.getByRole('status').filter({ hasText: 'is deactivated' }).waitFor();
  await page.getByRole('button', { name: 'History' }).click();
  await page.getByRole('table', { name: 'History' }).waitFor();
  return { keyturn, page };
}

async function chooseFile({ app }: RunningApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}

test('the history is searched, looked into, and taken out as a table that runs nothing in a spreadsheet', async () => {
  const here = await set({
    extra: ({ id, secret }) =>
      `\n[${hostile}]\naws_access_key_id=${id}\naws_secret_access_key=${secret}\n`,
  });
  const { keyturn, page } = await rotated(here);
  const table = page.getByRole('table', { name: 'History' });
  await table.getByRole('row').filter({ hasText: 'Old key deactivated' }).waitFor();

  await page.getByRole('searchbox', { name: 'Search history' }).fill('nobody');
  await page.getByText('Nothing meets all of this.').waitFor();
  await page.getByRole('searchbox', { name: 'Search history' }).fill('JOEBLOGGS default');
  await page.getByText('2 of 2 found').waitFor();
  await page.getByRole('combobox', { name: 'What' }).selectOption('rotated');
  await page.getByText('1 of 1 found').waitFor();
  await table.getByRole('button', { name: 'details' }).click();
  await table.getByText(here.oldKey.id).waitFor();

  const csv = join(here.desktop.home, 'history.csv');
  await chooseFile(keyturn, csv);
  await page.getByRole('button', { name: 'Export CSV' }).click();
  await page.getByRole('status').filter({ hasText: 'The CSV file is written' }).waitFor();
  const text = await readFile(csv, 'utf8');
  expect(text.trim().split('\r\n')).toHaveLength(2);
  expect(text).toContain(here.oldKey.id);
  expect(text).not.toMatch(/(^|[,;"])=/m);
  expect((await stat(csv)).mode & 0o777).toBe(0o600);
  expect(await fileNow(here)).toContain(`[${hostile}]`);

  await chooseFile(keyturn, join(here.desktop.home, 'no', 'such', 'folder.csv'));
  await page.getByRole('button', { name: 'Export CSV' }).click();
  await page.getByRole('alert').waitFor();
});

test('evidence for an auditor opens in a browser, and says which keys were within the limit', async () => {
  const here = await set();
  const { keyturn, page } = await rotated(here);
  const file = join(here.desktop.home, 'evidence.html');
  await chooseFile(keyturn, file);
  await page.getByRole('button', { name: 'Export evidence' }).click();
  await page.getByRole('status').filter({ hasText: 'The page is written' }).waitFor();

  const opened = keyturn.app.waitForEvent('window');
  await keyturn.app.evaluate(
    ({ BrowserWindow }, html) => {
      const window = new BrowserWindow({ width: 1123, height: 794 });
      void window.loadURL(`data:text/html;base64,${html}`).catch(() => undefined);
    },
    (await readFile(file)).toString('base64'),
  );
  const evidence = await opened;
  await evidence.getByRole('heading', { name: 'Access keys: how they were rotated' }).waitFor();
  const old = evidence.getByRole('row').filter({ hasText: here.oldKey.id }).first();
  await old.getByText('93 days').waitFor();
  await old.getByRole('cell', { name: 'no', exact: true }).waitFor();
  await evidence.getByText('What Keyturn can’t know').waitFor();
});

test('a line that somebody has changed is shown as such, and never as if it were true', async () => {
  const here = await set();
  const { page } = await rotated(here);
  const history = join(here.userData, 'history.jsonl');
  const text = await readFile(history, 'utf8');
  await writeFile(history, text.replace('"event":"rotated"', '"event":"undone"'));
  await appendFile(history, '');
  await page.getByRole('button', { name: 'Profiles' }).click();
  await page.getByRole('button', { name: 'History' }).click();
  await page.getByText('Line 1 of the history was changed or torn.').waitFor();
  const table = page.getByRole('table', { name: 'History' });
  expect(await table.getByRole('row').filter({ hasText: 'Rotated' }).count()).toBe(0);
  expect(await table.getByRole('row').filter({ hasText: 'Undone' }).count()).toBe(0);
});
