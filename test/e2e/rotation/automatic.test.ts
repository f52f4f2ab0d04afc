import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keyStates, type Scene } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();
const HOUR = 3_600_000;

/** Changes what Keyturn has written down, while it does not run. */
async function changeSettings({ userData }: Scene, change: object): Promise<void> {
  const file = join(userData, 'settings.json');
  const settings: unknown = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify(Object.assign({}, settings, change)));
}

test('an overdue key that is switched on is told of first, and rotates by itself a day later', async () => {
  const here = await set();
  await changeSettings(here, { answers: { [here.oldKey.id]: 'only here' } });
  const before = await here.start();
  const page = await before.page();
  const item = page.getByRole('listitem').filter({ hasText: 'default' }).first();
  // What is known of a key only then takes it into the group of its account.
  await item.getByText('days old, overdue').waitFor();
  await item.getByText('Details').click();
  await item.getByRole('checkbox', { name: 'Rotate by itself when due' }).click();
  await here.desktop.notifications.waitForNotification(
    ({ summary }) => summary === 'default rotates tomorrow by itself',
  );
  await item.getByText(/^Rotates by itself on /).waitFor();
  expect(keyStates(here)).toEqual(['old Active']);
  await before.close();

  const toldAt = Date.now() - 25 * HOUR;
  const choice = { since: toldAt - HOUR, failures: 0, toldAt };
  await changeSettings(here, { automatic: { [here.oldKey.id]: choice } });
  await here.start();
  await here.desktop.notifications.waitForNotification(
    ({ summary }) => summary === 'Rotated default by itself',
  );
  expect(keyStates(here)).toEqual(['old Inactive', 'new Active']);
});
