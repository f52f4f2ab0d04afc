import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunningApplication } from '../../support/application.ts';
import { itemOf, keyStates, type Scene } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();

/** As if the computer had slept for 25 hours. */
async function sleepForADay({ app }: RunningApplication): Promise<void> {
  await app.evaluate(({ powerMonitor }) => {
    const now = Date.now;
    Date.now = () => now() + 25 * 3_600_000;
    powerMonitor.emit('resume');
  });
}

/** Starts Keyturn as the computer does. Whoever has a window in front when AWS answers needs no notification. */
function startWithoutWindow(here: Scene): Promise<RunningApplication> {
  return here.start({ arguments: ['--hidden'] });
}

/** Waits until the log says why nobody is told anything. */
async function waitForReason({ userData }: Scene, reason: string): Promise<void> {
  const log = join(userData, 'logs', 'keyturn.log');
  await expect.poll(() => readFile(log, 'utf8')).toContain(`reminders because=${reason}`);
}

test('an overdue key is told of, once, and a click leads to it', async () => {
  const here = await set();
  const { notifications } = here.desktop;
  const keyturn = await startWithoutWindow(here);
  const told = await notifications.waitForNotification(
    ({ summary }) => summary === 'The key of default is overdue',
  );
  expect(told.body).toBe('It is 93 days old. Rotate it now: it takes about half a minute.');

  const opened = keyturn.app.waitForEvent('window');
  await notifications.clickNewest();
  const page = await opened;
  const heading = itemOf(page, 'default').getByRole('heading', { name: 'default', exact: true });
  await heading.and(page.locator(':focus')).waitFor();
  expect(notifications.all()).toHaveLength(1);
});

test('rotating the key takes the notification away', async () => {
  const here = await set();
  const { notifications, tray } = here.desktop;
  const keyturn = await startWithoutWindow(here);
  const told = await notifications.waitForNotification(
    ({ id, summary }) => id !== undefined && summary === 'The key of default is overdue',
  );
  expect(notifications.withdrawn()).toEqual([]);
  await tray.click('default · 93 days · Rotate');
  await expect.poll(() => notifications.withdrawn()).toEqual([told.id]);
  const opened = keyturn.app.waitForEvent('window');
  await tray.click('Open Keyturn');
  await (await opened).getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
  expect(keyStates(here)).toEqual(['old Active', 'new Active']);
});

test('several keys are told of in one, and a click shows them', async () => {
  const here = await set({ settings: { limits: { dueDays: 2, overdueDays: 50 } } });
  const keyturn = await startWithoutWindow(here);
  const told = await here.desktop.notifications.waitForNotification(
    ({ summary }) => summary === '2 keys need you',
  );
  expect(told.body).toContain('default: overdue, 93 days old');
  expect(told.body).toContain('other: due, 3 days old');
  const opened = keyturn.app.waitForEvent('window');
  await here.desktop.notifications.clickNewest();
  await itemOf(await opened, 'other')
    .getByText('3 days old, due')
    .waitFor();
  expect(here.desktop.notifications.all()).toHaveLength(1);
});

test('a profile’s name is shown letter by letter, whatever it would be as markup', async () => {
  const name = 'a&b <b>bold</b> <a href="http://evil.test">click</a>';
  const here = await set({
    settings: { limits: { dueDays: 2, overdueDays: 50 } },
    extra: ({ id, secret }) =>
      `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`,
  });
  const keyturn = await startWithoutWindow(here);
  const told = await here.desktop.notifications.waitForNotification(
    ({ summary }) => summary === '2 keys need you',
  );
  expect(told.body).toContain(
    'a&amp;b &lt;b&gt;bold&lt;/b&gt; &lt;a href="http://evil.test"&gt;click&lt;/a&gt;',
  );
  expect(told.body).not.toMatch(/<|&(?!amp;|lt;|gt;)/u);
  const opened = keyturn.app.waitForEvent('window');
  await here.desktop.notifications.clickNewest();
  await (await opened).getByText(name).first().waitFor();
});

test('whoever has put them off hears nothing, until they want to be reminded again', async () => {
  const until = Date.now() + 3 * 24 * 3_600_000;
  const here = await set({ settings: { snoozes: { all: until, keys: {} } } });
  const page = await (await here.start()).page();
  await waitForReason(here, 'snoozed');
  await itemOf(page, 'default').getByText('All reminders are off until').waitFor();
  expect(here.desktop.notifications.all()).toEqual([]);

  await itemOf(page, 'default').getByRole('button', { name: 'Remind me again' }).click();
  await itemOf(page, 'default')
    .getByText('All reminders are off until')
    .waitFor({ state: 'hidden' });
  await page.close();
});

test('one key is put off in its details, and that holds over a restart', async () => {
  const here = await set();
  const keyturn = await here.start();
  const page = await keyturn.page();
  const item = itemOf(page, 'default');
  await item.getByText('93 days old, overdue').waitFor();
  await item.getByText('Details').click();
  await item.getByRole('button', { name: 'In a week' }).click();
  await item.getByText('Reminders for this key are off until').waitFor();
  await keyturn.close();

  const again = await (await here.start()).page();
  await itemOf(again, 'default').getByText('Reminders for this key are off until').waitFor();
  await waitForReason(here, 'snoozed');
});

test('an old key that still works a day later is reminded of when the computer wakes up', async () => {
  const here = await set();
  const keyturn = await here.start();
  const page = await keyturn.page();
  await page.getByRole('button', { name: 'Rotate default' }).click();
  await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
  await page.close();

  await sleepForADay(keyturn);
  const told = await here.desktop.notifications.waitForNotification(
    ({ summary }) => summary === 'The old key of default still works',
  );
  expect(told.body).toContain('Tell Keyturn where else it is used.');
  expect(keyStates(here)).toEqual(['old Active', 'new Active']);
});
