import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { autostartFile, isAutostartOn, startsHidden } from '../../../main/desktop/autostart.ts';
import { xdgAutostart } from '../../../main/desktop/xdg-autostart.ts';

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

describe('in the folder of the desktop', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keyturn-autostart-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const command = ['/opt/Keyturn/keyturn', '--hidden'];

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
