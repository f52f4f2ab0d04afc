import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  autostartFile,
  isAutostartOn,
  programIn,
  startsHidden,
} from '../../../../main/desktop/login/autostart.ts';
import { startsAtLogin } from '../../../../main/desktop/login/starts-at-login.ts';
import { xdgAutostart } from '../../../../main/desktop/login/xdg-autostart.ts';

const plain = `[Desktop Entry]
Type=Application
Name=Keyturn
Comment=Rotates AWS access keys from the tray
Exec=/opt/Keyturn/keyturn --hidden
Terminal=false
X-GNOME-Autostart-enabled=true
`;

test('the autostart file is exactly this', () => {
  expect(autostartFile(['/opt/Keyturn/keyturn', '--hidden'])).toBe(plain);
});

test.each([
  ['a space', '/opt/My apps/keyturn', '"/opt/My apps/keyturn"'],
  ['a quote', '/opt/a"b', String.raw`"/opt/a\\"b"`],
  ['a dollar', '/opt/$HOME', String.raw`"/opt/\\$HOME"`],
  ['a backslash', String.raw`/opt/a\b`, String.raw`"/opt/a\\\\b"`],
  ['a percent sign', '/opt/100%', '/opt/100%%'],
  ['a letter of another script', '/opt/ключ', '"/opt/ключ"'],
])('a path with %s is written by the rules of Exec', (_, path, written) => {
  expect(autostartFile([path])).toContain(`\nExec=${written}\n`);
});

test.each([
  ['as Keyturn writes it', plain, true],
  ['switched off by GNOME', plain.replace('enabled=true', 'enabled=false'), false],
  ['switched off by another desktop', `${plain}Hidden=true\n`, false],
  ['with spaces around the sign', `${plain}Hidden = true \n`, false],
  ['without a command', '[Desktop Entry]\nType=Application\n', false],
  ['empty', '', false],
])('an entry %s', (_, text, isOn) => {
  expect(isAutostartOn(text)).toBe(isOn);
});

test.each([
  [['keyturn'], false, false],
  [['keyturn', '--hidden'], false, true],
  [['keyturn'], true, true],
])('started with %j, by the system: %s, the window stays closed: %s', (words, byLogin, hidden) => {
  expect(startsHidden({ arguments: words, wasOpenedAtLogin: byLogin })).toBe(hidden);
});

test.each([
  '/opt/Keyturn/keyturn',
  '/opt/My apps/Keyturn-0.1.0.AppImage',
  '/opt/a"b',
  '/opt/$HOME',
  String.raw`/opt/a\b`,
  '/opt/100%',
  '/opt/ключ',
])('the program of an entry is read as it was written: %s', (program) => {
  expect(programIn(autostartFile([program, '--hidden']))).toBe(program);
});

describe('the entry of macOS and Windows', () => {
  test.each([
    ['there', { openAtLogin: true }, true],
    ['not there', { openAtLogin: false }, false],
    ['there and on', { openAtLogin: true, executableWillLaunchAtLogin: true }, true],
    [
      'switched off in the Task Manager',
      { openAtLogin: true, executableWillLaunchAtLogin: false },
      false,
    ],
    ['enabled', { openAtLogin: true, status: 'enabled' }, true],
    [
      'switched off in the settings of macOS',
      { openAtLogin: true, status: 'requires-approval' },
      false,
    ],
  ])('%s', (_, entry, starts) => {
    expect(startsAtLogin(entry)).toBe(starts);
  });
});

describe('in the folder of the desktop', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keyturn-autostart-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const command = ['/opt/Keyturn/keyturn', '--hidden'];

  describe('an entry whose program', () => {
    const place = (): string => join(folder, 'autostart', 'keyturn.desktop');

    async function putRight(text: string, now: readonly string[]): Promise<string> {
      await mkdir(join(folder, 'autostart'), { recursive: true });
      await writeFile(place(), text);
      const list = xdgAutostart({ env: { XDG_CONFIG_HOME: folder }, home: folder, command: now });
      await list.putRight();
      return readFile(place(), 'utf8');
    }

    test('is gone, as an AppImage is after its update, starts the one that runs', async () => {
      const old = join(folder, 'Keyturn 0.1.0.AppImage');
      const now = [join(folder, 'Keyturn 0.2.0.AppImage'), '--hidden'];
      const text = `${autostartFile([old, '--hidden'])}X-Mine=stays\n`;
      const mended = await putRight(text, now);
      expect(mended).toBe(`${autostartFile(now)}X-Mine=stays\n`);
      expect(isAutostartOn(mended)).toBe(true);
    });

    test.each([
      ['GNOME', 'X-GNOME-Autostart-enabled=true', 'X-GNOME-Autostart-enabled=false'],
      ['another desktop', 'Terminal=false', 'Terminal=false\nHidden=true'],
    ])('is gone, and that %s has switched off, stays off', async (_, written, off) => {
      const old = autostartFile([join(folder, 'old'), '--hidden']).replace(written, off);
      const mended = await putRight(old, [join(folder, 'new'), '--hidden']);
      expect(programIn(mended)).toBe(join(folder, 'new'));
      expect(mended).toContain(off);
      expect(isAutostartOn(mended)).toBe(false);
    });

    test('is there is left alone: another Keyturn may be meant', async () => {
      const other = join(folder, 'other');
      await writeFile(other, '');
      const text = autostartFile([other, '--hidden']);
      expect(await putRight(text, [join(folder, 'new'), '--hidden'])).toBe(text);
    });

    test('is missing altogether is not made', async () => {
      const list = xdgAutostart({ env: { XDG_CONFIG_HOME: folder }, home: folder, command });
      await list.putRight();
      expect(await list.read()).toBe(false);
      expect(await readdir(folder)).toEqual([]);
    });
  });

  test('the entry is written as a whole, read, and removed', async () => {
    const list = xdgAutostart({ env: { XDG_CONFIG_HOME: folder }, home: '/nobody', command });
    expect(await list.read()).toBe(false);
    await list.write(true);
    expect(await readFile(join(folder, 'autostart', 'keyturn.desktop'), 'utf8')).toBe(plain);
    expect(await readdir(join(folder, 'autostart'))).toEqual(['keyturn.desktop']);
    expect(await list.read()).toBe(true);
    await list.write(false);
    expect(await readdir(join(folder, 'autostart'))).toEqual([]);
    await list.write(false);
  });

  test('it stands in .config where the desktop names no other folder', async () => {
    const list = xdgAutostart({ env: { XDG_CONFIG_HOME: 'relative' }, home: folder, command });
    await list.write(true);
    expect(await readdir(join(folder, '.config', 'autostart'))).toEqual(['keyturn.desktop']);
  });

  test('what the desktop has switched off is shown as off, and can be switched on', async () => {
    const list = xdgAutostart({ env: { XDG_CONFIG_HOME: folder }, home: '/nobody', command });
    await mkdir(join(folder, 'autostart'));
    await writeFile(join(folder, 'autostart', 'keyturn.desktop'), `${plain}Hidden=true\n`);
    expect(await list.read()).toBe(false);
    await list.write(true);
    expect(await list.read()).toBe(true);
  });

  test('a folder that can’t be made is told, and nothing is left', async () => {
    await writeFile(join(folder, 'autostart'), 'somebody else’s');
    const list = xdgAutostart({ env: { XDG_CONFIG_HOME: folder }, home: '/nobody', command });
    await expect(list.write(true)).rejects.toMatchObject({
      failure: { code: 'FILE_NOT_SAVED', path: join(folder, 'autostart', 'keyturn.desktop') },
    });
    expect(await readdir(folder)).toEqual(['autostart']);
  });
});
