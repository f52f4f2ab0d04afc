import { expect, test } from 'vitest';
import type { RunningApplication } from '../../support/application.ts';
import { fileNow, keyStates, rotatedFile, type Scene } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();

// Electron's own way to notify stood still for 25 s a call; a busy computer is late by less than this. In ms.
const STANDS_STILL = 5_000;

/** Measures from now on how long main has not come to anything. */
async function watchMain({ app }: RunningApplication): Promise<() => Promise<number>> {
  await app.evaluate(() => {
    let last = performance.now();
    let longest = 0;
    setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }, 20);
    Reflect.set(globalThis, 'longestStandstill', () => longest);
  });
  return async () => {
    const longest: unknown = await app.evaluate((): unknown => {
      const read: unknown = Reflect.get(globalThis, 'longestStandstill');
      return typeof read === 'function' ? Reflect.apply(read, undefined, []) : undefined;
    });
    if (typeof longest !== 'number') throw new Error('main was not watched');
    return longest;
  };
}

/** The process behind a name on the bus stands still from now on: it has its name, and never answers. */
async function hang({ desktop }: Scene, name: string): Promise<void> {
  const itself = { name: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };
  const method = 'org.freedesktop.DBus.GetConnectionUnixProcessID';
  const [id] = await desktop.bus.call(itself, method, `'${name}'`);
  if (typeof id !== 'number') throw new Error(`nobody has ${name}`);
  process.kill(id, 'SIGSTOP');
  desktop.atClose(async () => {
    process.kill(id, 'SIGCONT');
  });
}

test('a notification service that hangs holds up neither the menu nor a rotation', async () => {
  const here = await set();
  const { tray, notifications } = here.desktop;
  await hang(here, 'org.freedesktop.Notifications');
  const keyturn = await here.start({ arguments: ['--hidden'] });
  const standstill = await watchMain(keyturn);

  await notifications.waitForNotification(
    ({ summary }) => summary === 'The key of default is overdue',
  );
  await tray.click('default · 93 days · Rotate');
  await notifications.waitForNotification(({ summary }) => summary === 'Rotated default');
  expect(await fileNow(here)).toBe(rotatedFile(here));
  expect(keyStates(here)).toEqual(['old Active', 'new Active']);
  await tray.waitForMenu((items) => items.some(({ label }) => label === 'Check now'));
  expect(await standstill()).toBeLessThan(STANDS_STILL);
});

test('a keychain that hangs holds up neither the window nor the menu', async () => {
  const here = await set();
  await hang(here, 'org.freedesktop.secrets');
  const keyturn = await here.start();
  const standstill = await watchMain(keyturn);
  const page = await keyturn.page();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByText('The keychain of this computer does not answer').waitFor();
  await here.desktop.tray.waitForMenu((items) =>
    items.some(({ label }) => label === 'default · 93 days · Rotate'),
  );
  expect(await standstill()).toBeLessThan(STANDS_STILL);
});

test('a panel that hangs holds up neither the window nor a rotation', async () => {
  const here = await set();
  await hang(here, 'org.kde.StatusNotifierWatcher');
  const keyturn = await here.start();
  const standstill = await watchMain(keyturn);
  const page = await keyturn.page();
  await page.getByRole('button', { name: 'Rotate default' }).click();
  await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
  expect(await standstill()).toBeLessThan(STANDS_STILL);
});
