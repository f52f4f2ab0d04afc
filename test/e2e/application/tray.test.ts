import { appendFile, chmod } from 'node:fs/promises';
import type { Page } from 'playwright';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { bridgeName } from '../../../shared/contract/channels.ts';
import { Snapshot } from '../../../shared/contract/snapshot.ts';
import { type MenuEntry, trayMenu } from '../../../shared/tray/tray-menu.ts';
import type { MenuItem } from '../../support/desktop/tray-menu.ts';
import { until } from '../../support/desktop/until.ts';
import { fileNow, itemOf, keyStates, rotatedFile, type Scene } from '../support/scene.ts';
import { waitForIcon } from '../support/tray-pixels.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();
const wait = { timeout: 30_000, interval: 50 };

describe('the icon', () => {
  test('a due key, its rotation, and all keys fresh: icon, tooltip and menu tell each', async () => {
    const here = await set({ createdDaysAgo: 84 });
    const { desktop } = here;
    const keyturn = await here.start();
    await (await keyturn.page()).close();
    await waitForIcon(desktop, { mood: 'due' });
    expect(await desktop.tray.tooltip()).toBe('Keyturn: 1 key is due');

    const lag = here.aws.behave({ kind: 'lag', span: 'for ever' });
    await desktop.tray.click('default · 84 days · Rotate');
    await waitForEntry(here, 'Rotating default… proving the new key');
    await waitForIcon(desktop, { mood: 'working' });
    expect(await desktop.tray.tooltip()).toBe('Keyturn: Rotating default…');

    lag.clear();
    await waitForEntry(here, 'Rotated default');
    await waitForIcon(desktop, { mood: 'calm' });
    expect(await desktop.tray.tooltip()).toBe('Keyturn: All keys are up to date');
    expect(await fileNow(here)).toBe(rotatedFile(here));
    expect(keyStates(here)).toEqual(['old Active', 'new Active']);
  });

  test('an overdue key, and a rotation that failed until a person has seen it', async () => {
    const here = await set();
    const { desktop } = here;
    const keyturn = await here.start();
    await (await keyturn.page()).close();
    await waitForIcon(desktop, { mood: 'overdue' });
    expect(await desktop.tray.tooltip()).toBe('Keyturn: 1 key is overdue');

    await chmod(here.file, 0o400);
    await desktop.tray.click('default · 93 days · Rotate');
    await waitForEntry(here, 'default needs you');
    await waitForIcon(desktop, { mood: 'failed' });
    expect(await desktop.tray.tooltip()).toBe('Keyturn: A rotation needs you');

    const opened = keyturn.app.waitForEvent('window');
    await desktop.tray.click('default needs you');
    const page = await opened;
    await page.getByRole('alert').filter({ hasText: 'read-only' }).waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await waitForIcon(desktop, { mood: 'overdue' });
    await waitForEntry(here, 'default · 93 days · Rotate');
  });

  test('goes with the theme where the panel does', async () => {
    const here = await set();
    const { app } = await here.start();
    await waitForIcon(here.desktop, { mood: 'overdue' });
    for (const theme of ['dark', 'light'] as const) {
      await app.evaluate(({ nativeTheme }, next) => {
        process.env['XDG_CURRENT_DESKTOP'] = 'KDE';
        nativeTheme.themeSource = next;
      }, theme);
      await waitForIcon(here.desktop, { mood: 'overdue', on: theme });
    }
    expect(await here.desktop.tray.tooltip()).toBe('Keyturn: 1 key is overdue');
  });
});

describe('the menu', () => {
  test('is what the snapshot says, with its submenus, and is not made anew for nothing', async () => {
    const here = await set({ agrees: many(13) });
    await addKeys(here, 13);
    const page = await (await here.start()).page();
    await itemOf(page, 'many12').getByText('12 days old').waitFor();
    await expectMenuOf(here, page);

    const { revision, items } = await here.desktop.tray.menu();
    expect(items.map(({ label }) => label)).toContain('Other keys');
    const asked = here.aws.log.length;
    await here.desktop.tray.click('Check now');
    await until('AWS to be asked', () => here.aws.log.length >= asked + 15);
    await page.getByRole('button', { name: 'Check again' }).waitFor();
    expect((await here.desktop.tray.menu()).revision).toBe(revision);
  });

  test('rotates out of a submenu what a person chooses there', async () => {
    const here = await set({ agrees: many(13) });
    const users = await addKeys(here, 13);
    const keyturn = await here.start();
    const page = await keyturn.page();
    await itemOf(page, 'many12').getByText('12 days old').waitFor();
    await page.close();
    await here.desktop.tray.click(
      'Other keys',
      'Account 210000000003',
      'many12 · 12 days · Rotate',
    );
    await waitForEntry(here, 'Rotated many12');
    const [chosen] = users.slice(-1);
    expect(chosen === undefined ? 0 : here.aws.keysOf(chosen).length).toBe(2);
    expect(keyStates(here)).toEqual(['old Active']);
  });

  test('opens the window at the question where there is one', async () => {
    const here = await set();
    here.user.addKey({ createdDaysAgo: 400 });
    const keyturn = await here.start();
    const first = await keyturn.page();
    await itemOf(first, 'default').getByText('93 days old').waitFor();
    await first.close();
    const opened = keyturn.app.waitForEvent('window');
    await here.desktop.tray.click('default · 93 days · Rotate');
    const page = await opened;
    await page.getByRole('dialog', { name: 'This user already has two keys' }).waitFor();
    await expectMenuOf(here, page);
    await waitForIcon(here.desktop, { mood: 'failed' });
  });

  test('leads to the settings, whether the window is open or not, and Open Keyturn does not', async () => {
    const here = await set();
    const keyturn = await here.start();
    const page = await keyturn.page();
    const settings = { name: 'Settings', level: 1 } as const;
    await itemOf(page, 'default').waitFor();
    await here.desktop.tray.click('Settings');
    await page.getByRole('heading', settings).waitFor();
    await page.close();

    const opened = keyturn.app.waitForEvent('window');
    await here.desktop.tray.click('Open Keyturn');
    const again = await opened;
    await itemOf(again, 'default').waitFor();
    await again.close();

    const reopened = keyturn.app.waitForEvent('window');
    await here.desktop.tray.click('Settings');
    await (await reopened).getByRole('heading', settings).waitFor();
  });
});

/** The names of so many profiles. */
function many(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `many${String(index)}`);
}

/** Adds profiles with keys of their own, the first of them due. */
async function addKeys({ aws, file }: Scene, count: number) {
  const users = many(count).map((name, index) => {
    const user = aws.addUser({ account: '210000000003', name });
    const key = user.addKey({ createdDaysAgo: index === 0 ? 85 : index });
    return {
      user,
      text: `\n[${name}]\naws_access_key_id = ${key.id}\naws_secret_access_key = ${key.secret}\n`,
    };
  });
  await appendFile(file, users.map(({ text }) => text).join(''));
  return users.map(({ user }) => user);
}

async function waitForEntry({ desktop }: Scene, label: string): Promise<void> {
  await desktop.tray.waitForMenu((items) => items.some((item) => item.label === label));
}

/** Waits until the menu that the desktop has is what the pure function makes of the snapshot that the page has. */
async function expectMenuOf({ desktop }: Scene, page: Page): Promise<void> {
  await vi.waitFor(async () => {
    const reply = await page.evaluate<unknown>(`window.${bridgeName}.snapshot.read()`);
    const { value: snapshot } = z.object({ value: Snapshot }).parse(reply);
    const expected = trayMenu(snapshot, 'linux').map((entry) => asItem(entry));
    const { items } = await desktop.tray.menu();
    expect(items.map((item) => withoutId(item))).toEqual(expected);
  }, wait);
}

type ShownItem = {
  readonly label: string;
  readonly enabled: boolean;
  readonly type: MenuItem['type'];
  readonly children: readonly ShownItem[];
};

function withoutId({ label, enabled, type, children }: MenuItem): ShownItem {
  return { label, enabled, type, children: children.map((child) => withoutId(child)) };
}

function asItem(entry: MenuEntry): ShownItem {
  if (entry.kind === 'separator') {
    return { label: '', enabled: true, type: 'separator', children: [] };
  }
  const children = entry.kind === 'submenu' ? entry.entries.map((below) => asItem(below)) : [];
  return { label: entry.label, enabled: entry.kind !== 'line', type: 'standard', children };
}
