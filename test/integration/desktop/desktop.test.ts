import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { prepare } from '../../../scripts/prepare.ts';
import { launchKeyturn } from '../../support/application.ts';
import { startDesktop, type Desktop } from '../../support/desktop/desktop.ts';
import { groupIsAlive, processesMarkedBy } from '../../support/desktop/processes.ts';
import { until } from '../../support/desktop/until.ts';

const limit = { timeout: 60_000 };
const attributes = { service: 'a service', account: 'an account' };
const opened: Desktop[] = [];

async function open(options?: Parameters<typeof startDesktop>[0]): Promise<Desktop> {
  const desktop = await startDesktop(options);
  opened.push(desktop);
  return desktop;
}

afterEach(async () => {
  for (const desktop of opened.splice(0)) await desktop.close();
});

describe('a desktop for tests', limit, () => {
  it('gives its processes nothing of the person who runs the tests', async () => {
    process.env['AWS_PROFILE'] = 'mine';
    const { env, home } = await open();
    delete process.env['AWS_PROFILE'];
    expect(env).not.toHaveProperty('AWS_PROFILE');
    expect(env['HOME']).toBe(home);
    expect(env['HOME']).not.toBe(process.env['HOME']);
  });

  it('keeps a secret that another tool can read', async () => {
    const { keyring } = await open();
    await keyring?.store('A label', attributes, 'hidden');
    expect(await keyring?.lookup(attributes)).toBe('hidden');
    expect(await keyring?.search({ service: 'a service' })).toContain('secret = hidden');
    expect(await keyring?.lookup({ service: 'another service' })).toBeUndefined();
  });

  it('has a keyring that can be locked and unlocked', async () => {
    const { keyring } = await open({ keyring: 'locked' });
    expect(await keyring?.isLocked()).toBe(true);
    await keyring?.unlock();
    expect(await keyring?.isLocked()).toBe(false);
    await keyring?.store('A label', attributes, 'hidden');
    await keyring?.lock();
    expect(await keyring?.lookup(attributes)).toBeUndefined();
  });

  it('can be without a keyring yet', async () => {
    const { keyring } = await open({ keyring: 'empty' });
    await expect(keyring?.isLocked()).rejects.toThrow('no keyring yet');
  });

  it('starts no service that was left out, not even when it is called', async () => {
    const desktop = await open({ keyring: 'absent', trayHost: false, notificationDaemon: false });
    expect(desktop.keyring).toBeUndefined();
    for (const name of [
      'org.freedesktop.secrets',
      'org.freedesktop.Notifications',
      'org.kde.StatusNotifierWatcher',
    ]) {
      await expect(
        desktop.bus.call({ name, path: '/' }, 'org.freedesktop.DBus.Peer.Ping'),
      ).rejects.toThrow('ServiceUnknown');
    }
  });

  it('can get its tray host later, and lose it again', async () => {
    const desktop = await open({ trayHost: false });
    await desktop.startTrayHost();
    expect(await desktop.tray.items()).toEqual([]);
    await desktop.stopTrayHost();
    expect(await desktop.bus.hasOwner('org.kde.StatusNotifierWatcher')).toBe(false);
  });

  it('leaves no process and no file behind when it is closed, even with an application open', async () => {
    const desktop = await startDesktop();
    const folder = dirname(desktop.home);
    const path = fileURLToPath(new URL('../../fixtures/tray-app', import.meta.url));
    const { process: electron } = await launchKeyturn({
      desktop,
      prepared: await prepare('test'),
      path,
    });
    await desktop.tray.waitForItem();
    expect(processesMarkedBy(folder).length).toBeGreaterThan(6);
    await desktop.close();
    expect(processesMarkedBy(folder)).toEqual([]);
    expect(groupIsAlive(electron.pid ?? 0)).toBe(false);
    expect(existsSync(folder)).toBe(false);
  });

  it.each(['SIGKILL', 'SIGTERM'] as const)(
    'leaves no process behind when the test run ends by %s',
    async (signal) => {
      const holder = fileURLToPath(new URL('../../fixtures/desktop-holder.ts', import.meta.url));
      const child = spawn(process.execPath, ['--import', 'tsx', holder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [home]: unknown[] = await once(createInterface(child.stdout), 'line');
      const folder = dirname(String(home));
      expect(processesMarkedBy(folder).length).toBeGreaterThan(6);
      child.kill(signal);
      await until('its processes to end', () => processesMarkedBy(folder).length === 0);
      await rm(folder, { recursive: true, force: true });
    },
  );
});

describe('an application that is killed', limit, () => {
  it('is gone with all its processes, and starts again on the same data', async () => {
    const desktop = await open();
    const prepared = await prepare('test');
    const path = fileURLToPath(new URL('../../fixtures/tray-app', import.meta.url));
    const first = await launchKeyturn({ desktop, prepared, path });
    await desktop.tray.waitForItem();
    await first.kill();
    expect(groupIsAlive(first.process.pid ?? 0)).toBe(false);
    await until('the tray to be empty', async () => (await desktop.tray.items()).length === 0);
    const second = await launchKeyturn({ desktop, prepared, path, userData: first.userData });
    await desktop.tray.waitForItem();
    await second.close();
    expect(groupIsAlive(second.process.pid ?? 0)).toBe(false);
  });
});
