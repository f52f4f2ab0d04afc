import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepare } from '../../../scripts/prepare.ts';
import type { PreparedRuntime } from '../../../scripts/prepare/types.ts';
import { launchKeyturn, type RunningApplication } from '../../support/application.ts';
import { startDesktop, type Desktop } from '../../support/desktop/desktop.ts';
import { until } from '../../support/desktop/until.ts';

const trayApp = fileURLToPath(new URL('../../fixtures/tray-app', import.meta.url));
const limit = { timeout: 60_000 };

let desktop: Desktop;
let prepared: PreparedRuntime;
let running: RunningApplication;

beforeAll(async () => {
  prepared = await prepare('test');
  desktop = await startDesktop();
  running = await launchKeyturn({ desktop, prepared, path: trayApp, arguments: ['--window'] });
}, 60_000);

afterAll(async () => {
  await running.close();
  await desktop.close();
});

describe('an application on the desktop for tests', limit, () => {
  it('has the name, version and path of its own package', () => {
    expect(running.output()).toContain(`name Tray app, version 1.2.3, path ${trayApp}\n`);
  });

  it('is loaded before Electron says it is ready', () => {
    expect(running.output()).toContain('ready before its time: false');
  });

  it('runs on the prepared Electron', async () => {
    const version = await running.app.evaluate(() => process.versions.electron);
    expect(version).toBe(prepared.runtime.version);
  });

  it('shows its window to Playwright', async () => {
    const page = await running.page();
    expect(await page.getByRole('heading').textContent()).toBe('Hello');
  });

  it('shows its icon and tooltip in the tray', async () => {
    expect(await desktop.tray.tooltip()).toBe('Tray app tooltip');
    const icon = await desktop.tray.icon();
    expect(icon).toMatchObject({ kind: 'pixmap', width: 22, height: 22 });
    if (icon.kind === 'pixmap') {
      expect(icon.argb.subarray(0, 4)).toEqual(Buffer.from([255, 255, 0, 0]));
    }
  });

  it('offers its menu to a person, with labels as a person sees them', async () => {
    const { items } = await desktop.tray.menu();
    expect(items.map(({ label, type, enabled }) => [label, type, enabled])).toEqual([
      [expect.stringMatching(/./), 'standard', false],
      ['', 'separator', true],
      ['Say hello', 'standard', true],
      ['Snake_case', 'standard', true],
      ['More', 'standard', true],
    ]);
    expect(items[3]?.checked).toBe(true);
    expect(items[4]?.children.map(({ label }) => label)).toEqual(['Deeper']);
  });

  it('does what is clicked in a submenu, and shows the menu anew', async () => {
    await desktop.tray.click('More', 'Deeper');
    await desktop.tray.waitForMenu((items) => items[0]?.label === 'Went deeper');
  });

  it('refuses a click on what is not there or disabled', async () => {
    await expect(desktop.tray.click('Missing')).rejects.toThrow('no "Missing"');
    const [first] = (await desktop.tray.menu()).items;
    await expect(desktop.tray.click(first?.label ?? '')).rejects.toThrow('is disabled');
  });

  it('notifies when its menu is clicked, and hears a click on the notification', async () => {
    await desktop.tray.click('Say hello');
    const shown = await desktop.notifications.waitForNotification(({ id }) => id !== undefined);
    expect(shown).toMatchObject({ summary: 'Hello', body: 'It said "hi"\non two lines' });
    await desktop.notifications.clickNewest();
    await desktop.tray.waitForMenu((items) => items[0]?.label === 'Notification clicked');
    expect(desktop.notifications.actedOn()).toEqual([shown.id]);
  });

  it('opens a window when the tray icon is clicked', async () => {
    const before = running.app.windows().length;
    await desktop.tray.activate();
    await until('a second window', () => running.app.windows().length === before + 1);
  });

  it('can be photographed', async () => {
    const picture = join(desktop.runtimeDirectory, 'screen.png');
    await desktop.screenshot(picture);
    const bytes = await readFile(picture);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1280, 900]);
  });
});
