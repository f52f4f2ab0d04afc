import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedOf } from '../../main/desktop/updater/update-feed.ts';
import { pack } from '../../scripts/package/pack.ts';
import { prepare } from '../../scripts/prepare.ts';
import { runCommand } from '../../scripts/prepare/run-command.ts';
import type { PreparedRuntime } from '../../scripts/prepare/types.ts';
import { startDesktop } from '../support/desktop/desktop.ts';

let prepared: PreparedRuntime;
let output: string;
let unpacked: string;
let executable: string;

beforeAll(async () => {
  prepared = await prepare('test');
  output = await mkdtemp(path.join(tmpdir(), 'keyturn-packaged-'));
  ({ unpacked } = await pack(prepared, ['dir'], output));
  executable = path.join(unpacked, 'keyturn');
}, 120_000);

afterAll(async () => {
  await rm(output, { recursive: true, force: true });
});

// As the wire spells them: https://www.electronjs.org/docs/latest/tutorial/fuses
const off = '0'.charCodeAt(0);
const on = '1'.charCodeAt(0);

/** Each fuse as it has to be in the binary; `electron-builder.yml` has the reasons. */
const expectedFuses = {
  [FuseV1Options.RunAsNode]: off,
  [FuseV1Options.EnableCookieEncryption]: on,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
  [FuseV1Options.EnableNodeCliInspectArguments]: off,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
  [FuseV1Options.OnlyLoadAppFromAsar]: on,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: off,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
} as const;

/** What every start of main loads: the entry, what stands behind the window, and all that these import first. */
function loadedAtStart(archive: string): readonly string[] {
  const behind = listPackage(archive, { isPack: false }).filter((name) =>
    /^\/out\/main\/chunks\/compose-[^/]+\.js$/u.test(name),
  );
  expect(behind).toHaveLength(1);
  const found = new Set(['out/main/main.js', ...behind.map((name) => name.slice(1))]);
  for (const name of found) {
    const text = extractFile(archive, name).toString();
    for (const [, other = ''] of text.matchAll(/(?:\bfrom|\bimport)\s*"(\.[^"]+)"/gu)) {
      found.add(path.posix.join(path.posix.dirname(name), other));
    }
  }
  return [...found];
}

describe('the packaged application', () => {
  it('has every fuse set in its binary', async () => {
    const wire = await getCurrentFuseWire(executable);
    expect(wire).toMatchObject(expectedFuses);
    const known = Object.keys(wire).filter((name) => /^\d+$/u.test(name));
    expect(known).toHaveLength(Object.keys(expectedFuses).length);
  });

  it('would be found out with a fuse that is not set', async () => {
    const wire = await getCurrentFuseWire(prepared.executable);
    expect(wire).not.toMatchObject(expectedFuses);
  });

  it('holds the build, one keychain module, and nothing else', () => {
    const archive = path.join(unpacked, 'resources', 'app.asar');
    const files = listPackage(archive, { isPack: false });
    expect(files).toContain('/out/main/main.js');
    expect(files).toContain('/out/preload/preload.cjs');
    expect(files).toContain('/out/renderer/index.html');
    const strangers = files.filter(
      (name) =>
        !/^\/(?:package\.json|out(?:\/.*)?|node_modules(?:\/keytar(?:\/.*)?)?)$/u.test(name),
    );
    expect(strangers).toEqual([]);
    expect(files.filter((name) => name.endsWith('.node'))).toEqual([
      `/node_modules/keytar/prebuilds/linux-${process.arch}/keytar.node`,
    ]);
    expect(files.filter((name) => /\.map$|\.ts$/u.test(name))).toEqual([]);
  });

  it('knows where its updates come from, by a way on which nobody can change them', async () => {
    const config = path.join(unpacked, 'resources', 'app-update.yml');
    const text = await readFile(config, 'utf8');
    expect(feedOf(text)?.protocol).toBe('https:');
    expect(text).toContain('updaterCacheDirName: keyturn-updater');
  });

  it('loads what updates it only when it is needed', () => {
    const archive = path.join(unpacked, 'resources', 'app.asar');
    const texts = loadedAtStart(archive).map((name) => extractFile(archive, name).toString());
    expect(texts.join('\n')).toContain('StatusNotifierHostRegistered');
    expect(texts.join('\n')).not.toContain('ERR_UPDATER_INVALID_PROVIDER_CONFIGURATION');
  });

  it('shows its page without the library of schemas: every further one is code beside the keys', () => {
    const archive = path.join(unpacked, 'resources', 'app.asar');
    const names = listPackage(archive, { isPack: false }).filter((name) =>
      /^\/out\/renderer\/.*\.js$/u.test(name),
    );
    expect(names).not.toEqual([]);
    for (const name of names) {
      expect(extractFile(archive, name.slice(1)).toString()).not.toContain('ZodError');
    }
  });

  it('brings the licenses of everything in it', async () => {
    const texts = ['resources/THIRD_PARTY_NOTICES.txt', 'resources/LICENSE.txt'];
    for (const name of [...texts, 'LICENSES.chromium.html', 'LICENSE.electron.txt']) {
      expect((await stat(path.join(unpacked, name))).size, name).toBeGreaterThan(500);
    }
  });

  it('brings no application but its own', async () => {
    const other = path.join(unpacked, 'resources', 'default_app.asar');
    await expect(stat(other)).rejects.toThrow('ENOENT');
  });

  it('is small: main 1.5 MB, page 600 KB, all of ours 6 MB at most', () => {
    const archive = path.join(unpacked, 'resources', 'app.asar');
    const sizes = listPackage(archive, { isPack: false })
      .filter((name) => /^\/out\/.*\.\w+$/u.test(name))
      .map((name): readonly [string, number] => {
        const entry = statFile(archive, name.slice(1));
        return [name, 'size' in entry ? entry.size : 0];
      });
    const sum = (of: RegExp): number =>
      sizes.reduce((total, [name, size]) => (of.test(name) ? total + size : total), 0);
    const main = loadedAtStart(archive).map((name) => extractFile(archive, name).length);
    expect(main.reduce((total, size) => total + size, 0)).toBeLessThan(1.5e6);
    expect(sum(/^\/out\/renderer\/.*\.js$/u)).toBeLessThan(600e3);
    expect(sum(/./u)).toBeLessThan(6e6);
    process.stdout.write(`all of ours: ${String(Math.round(sum(/./u) / 1024))} KiB\n`);
  });

  it.each([
    '--remote-debugging-port=0',
    ' --remote-debugging-port=0',
    '-remote-debugging-pipe',
    '--host-rules=MAP * 127.0.0.1',
  ])(
    'does not start with %j, and says so',
    async (refused) => {
      const desktop = await startDesktop({ trayHost: false, notificationDaemon: false });
      try {
        const parameters = [...prepared.electronArguments, refused, '--self-test'];
        const { code, stdout, stderr } = await runCommand(executable, parameters, {
          environment: { ...desktop.env },
          timeoutMs: 90_000,
        });
        expect(stderr).toContain('Keyturn does not start with this option');
        expect(stderr).toContain(`“${/^ ?--?([\w-]+)/u.exec(refused)?.[1] ?? ''}”`);
        expect(stderr).not.toContain('DevTools listening');
        expect(stdout).toBe('');
        expect(code).toBe(1);
      } finally {
        await desktop.close();
      }
    },
    120_000,
  );

  it('proves itself, with the keychain of a desktop', async () => {
    const desktop = await startDesktop({ trayHost: false, notificationDaemon: false });
    try {
      const { code, stdout } = await runCommand(
        executable,
        [...prepared.electronArguments, '--self-test'],
        { environment: { ...desktop.env }, timeoutMs: 90_000 },
      );
      expect(stdout).toContain('ok      Asks the keychain: it keeps what it is given\n');
      expect(stdout).not.toContain('failed');
      expect(code).toBe(0);
    } finally {
      await desktop.close();
    }
  }, 120_000);

  it('says so where it can’t be as it should', async () => {
    const desktop = await startDesktop({
      keyring: 'absent',
      trayHost: false,
      notificationDaemon: false,
    });
    try {
      const parameters = [...prepared.electronArguments, '--self-test'];
      // A place for temporary files where nothing can be written.
      const environment = { ...desktop.env, TMPDIR: '/proc' };
      const { code } = await runCommand(executable, parameters, { environment, timeoutMs: 90_000 });
      expect(code).toBe(1);
    } finally {
      await desktop.close();
    }
  }, 120_000);
});
