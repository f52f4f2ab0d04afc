import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningApplication } from '../../support/application.ts';
import { buildWithClock, type ClockedApplication, skip } from '../../support/clock-entry/build.ts';
import { until } from '../../support/desktop/until.ts';
import { itemOf } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();
const MINUTE = 60_000;

let clocked: ClockedApplication;

beforeAll(async () => {
  clocked = await buildWithClock();
});

afterAll(async () => {
  await clocked.remove();
});

/** How many windows there are, and whether one of them shows. */
function windowsOf({ app }: RunningApplication): Promise<readonly boolean[]> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.isVisible()),
  );
}

function isInFront({ app }: RunningApplication): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow() !== null);
}

/** Closes the window as its own button does. */
async function closeWindow({ app }: RunningApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  });
}

test('closed, the window hides; it is the same one for a minute, and gone after it', async () => {
  const here = await set({ application: clocked.path });
  const keyturn = await here.start();
  const page = await keyturn.page();
  await page.getByRole('button', { name: 'History' }).click();

  await closeWindow(keyturn);
  await expect.poll(() => windowsOf(keyturn)).toEqual([false]);
  const told = await here.desktop.notifications.waitForNotification(
    ({ summary }) => summary === 'Keyturn goes on without its window',
  );
  expect(told.body).toContain('It is in the tray.');

  await here.desktop.tray.activate();
  await until('the window', async () => (await windowsOf(keyturn))[0] === true);
  await page.getByRole('heading', { name: 'History' }).waitFor();
  await skip(keyturn.app, 2 * MINUTE);
  expect(await windowsOf(keyturn)).toEqual([true]);

  await closeWindow(keyturn);
  await expect.poll(() => windowsOf(keyturn)).toEqual([false]);
  await skip(keyturn.app, MINUTE - 1000);
  expect(await windowsOf(keyturn)).toEqual([false]);
  await skip(keyturn.app, 1001);
  await until('no window', async () => (await windowsOf(keyturn)).length === 0);
  const reopened = keyturn.app.waitForEvent('window');
  await here.desktop.tray.click('Open Keyturn');
  await itemOf(await reopened, 'default').waitFor();
  await closeWindow(keyturn);
  const all = here.desktop.notifications.all();
  expect(all.filter(({ summary }) => summary === told.summary)).toHaveLength(1);
});

test('its place and size hold over a restart', async () => {
  const here = await set();
  const first = await here.start();
  await itemOf(await first.page(), 'default').waitFor();
  // A window that is moved before the window manager has placed and focused it is put back by it.
  await until('the window in front', async () => isInFront(first));
  const wanted = { x: 320, y: 140, width: 560, height: 610 };
  const boundsOf = ({ app }: RunningApplication) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
  await first.app.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(bounds);
  }, wanted);
  // The size comes at once; the window manager moves it a moment later.
  await expect.poll(() => boundsOf(first)).toEqual(wanted);
  await first.close();

  const again = await here.start();
  await itemOf(await again.page(), 'default').waitFor();
  await expect.poll(() => boundsOf(again)).toEqual(wanted);
});

test('started by the computer there is a tray icon and no window, until it is asked for', async () => {
  const here = await set();
  const keyturn = await here.start({ arguments: ['--hidden'] });
  await here.desktop.tray.waitForItem();
  expect(await windowsOf(keyturn)).toEqual([]);
  const opened = keyturn.app.waitForEvent('window');
  expect(await here.startBeside()).toBe(0);
  await itemOf(await opened, 'default').waitFor();
});

test('a panel that was restarted shows the icon again, and it works', async () => {
  const here = await set();
  const keyturn = await here.start();
  await itemOf(await keyturn.page(), 'default').waitFor();
  const icon = await here.desktop.tray.waitForItem();
  for (let round = 0; round < 2; round += 1) {
    await here.desktop.stopTrayHost();
    await here.desktop.startTrayHost();
    await expect.poll(() => here.desktop.tray.items()).toHaveLength(1);
  }
  await here.desktop.tray.waitForMenu((items) => items.some(({ label }) => label === 'Check now'));
  await closeWindow(keyturn);
  await here.desktop.tray.click('Open Keyturn');
  await until('the window', async () => (await windowsOf(keyturn))[0] === true);
  // It was not made anew: an icon that is taken away while a panel hears of it can stay there as a dead one.
  expect(await here.desktop.tray.items()).toEqual([icon]);
});

test('without a tray the window says so once, works, and the icon comes with a panel', async () => {
  const here = await set({ trayHost: false });
  const first = await here.start();
  const page = await first.page();
  await page.getByText('This desktop shows no tray icons').waitFor();
  await itemOf(page, 'default').getByText('93 days old, overdue').waitFor();

  await here.desktop.startTrayHost();
  await here.desktop.tray.waitForMenu((items) => items.some(({ label }) => label === 'Check now'));
  await page.getByText('This desktop shows no tray icons').waitFor({ state: 'detached' });

  await here.desktop.stopTrayHost();
  await page.getByText('This desktop shows no tray icons').waitFor();
  await page.getByRole('button', { name: 'Understood' }).click();
  await page.getByText('This desktop shows no tray icons').waitFor({ state: 'detached' });
  await first.close();
  const again = await (await here.start()).page();
  await itemOf(again, 'default').getByText('93 days old, overdue').waitFor();
  expect(await again.getByText('This desktop shows no tray icons').count()).toBe(0);
});

test('start at login is a file of the desktop, written and removed by a switch', async () => {
  const here = await set();
  const keyturn = await here.start();
  const page = await keyturn.page();
  await itemOf(page, 'default').waitFor();
  await keyturn.app.evaluate(({ Menu }) => {
    const [first] = Menu.getApplicationMenu()?.items ?? [];
    first?.submenu?.items.find(({ label }) => label === 'Settings…')?.click();
  });
  const choice = page.getByRole('checkbox', { name: 'Start Keyturn when I log in' });
  expect(await choice.isChecked()).toBe(false);
  await choice.click();
  const folder = join(here.desktop.home, '.config', 'autostart');
  const file = join(folder, 'keyturn.desktop');
  await expect
    .poll(() => readFile(file, 'utf8'))
    .toMatch(new RegExp(`^Exec=\\S+electron \\S+ --user-data-dir=${here.userData} --hidden$`, 'm'));
  await expect.poll(() => choice.isChecked()).toBe(true);
  await choice.click();
  await until('an empty folder', async () => (await readdir(folder)).length === 0);
  await expect.poll(() => choice.isChecked()).toBe(false);
});

test('an entry that starts an AppImage which an update has replaced is put right at the start', async () => {
  const here = await set();
  const folder = join(here.desktop.home, '.config', 'autostart');
  const file = join(folder, 'keyturn.desktop');
  await mkdir(folder, { recursive: true });
  await writeFile(
    file,
    '[Desktop Entry]\nExec=/nowhere/Keyturn-0.0.9.AppImage --hidden\nX-Mine=1\n',
  );
  const keyturn = await here.start();
  await itemOf(await keyturn.page(), 'default').waitFor();
  await expect
    .poll(() => readFile(file, 'utf8'))
    .toMatch(
      new RegExp(
        `^Exec=\\S+electron \\S+ --user-data-dir=${here.userData} --hidden\nX-Mine=1$`,
        'm',
      ),
    );
});
