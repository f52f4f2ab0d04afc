import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { keyStates, type Scene } from './scene.ts';
import { watchedScenes } from './watched-scene.ts';

const set = watchedScenes();

/** As if a person had been reminded of every journalled rotation 25 hours ago. */
async function letADayGoBy({ userData }: Scene): Promise<void> {
  const journals = await readdir(join(userData, 'journal'));
  const file = join(userData, 'settings.json');
  const settings: unknown = JSON.parse(await readFile(file, 'utf8'));
  const at = Date.now() - 25 * 3_600_000;
  const reminded = Object.fromEntries(journals.map((name) => [basename(name, '.journal'), at]));
  await writeFile(file, JSON.stringify(Object.assign({}, settings, { reminded })));
}

test('an old key that still works a day later is reminded of when the computer wakes up', async () => {
  const here = await set();
  const before = await here.start();
  const page = await before.page();
  await page.getByRole('button', { name: 'Rotate default' }).click();
  await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
  await before.close();
  await letADayGoBy(here);

  const keyturn = await here.start();
  await (await keyturn.page()).close();
  await keyturn.app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('resume');
  });
  const told = await here.desktop.notifications.waitForNotification(
    ({ summary }) => summary === 'The old key of default still works',
  );
  expect(told.body).toContain('Tell Keyturn where else it is used.');
  expect(keyStates(here)).toEqual(['old Active', 'new Active']);
});
