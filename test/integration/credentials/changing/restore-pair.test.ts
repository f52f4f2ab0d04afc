import { lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { restorePair } from '../../../../main/credentials/changing/restore-pair.ts';
import { createCredentialsFiles } from '../../../../main/credentials/credentials-files.ts';
import type { FileLocation } from '../../../../main/credentials/locate/locate.ts';
import { samePair } from '../../../../main/secrets/key-pair.ts';
import { Secret } from '../../../../main/secrets/secret.ts';
import { fileOf, named, oldId, oldSecret, otherId } from '../../../unit/credentials/samples.ts';
import { failureOfAction, inWorkshop, leftIn, type Workshop } from '../workshop.ts';

const pair = { id: oldId, secret: new Secret(oldSecret) };
const lines = `aws_access_key_id = ${oldId}\naws_secret_access_key = ${oldSecret}\n`;
const otherLines = `aws_access_key_id = ${otherId}\naws_secret_access_key = otherSecret\n`;
const isWindows = process.platform === 'win32';

async function expectReadBack({ files }: Workshop, name: string): Promise<void> {
  const read = await (await files.look()).readBack(named(name));
  expect(read !== undefined && samePair(read, pair)).toBe(true);
}

describe('putting a pair back', () => {
  test('into a section that lost its secret, keeping all else', () =>
    inWorkshop(async (workshop) => {
      const { files, credentials, folder } = workshop;
      const before = `# mine\r\n[a]\r\naws_access_key_id = ${oldId}\r\n\r\n[b]\r\n${otherLines}`;
      await writeFile(credentials, before, { mode: 0o640 });
      await files.restore(named('a'), pair);
      expect(await readFile(credentials, 'utf8')).toBe(
        before.replace(`${oldId}\r\n`, `${oldId}\r\naws_secret_access_key = ${oldSecret}\r\n`),
      );
      expect((await stat(credentials)).mode & 0o777).toBe(isWindows ? 0o666 : 0o640);
      await expectReadBack(workshop, 'a');
      expect((await (await files.look()).readBack(named('b')))?.id).toBe(otherId);
      expect(await leftIn(folder)).toEqual([]);
    }));

  test('keeps a symlink', () =>
    inWorkshop(async (workshop) => {
      const { files, credentials, folder } = workshop;
      await writeFile(join(folder, 'real'), '[b]\nx = 1\n');
      await symlink('real', credentials);
      await files.restore(named('a'), pair);
      expect((await lstat(credentials)).isSymbolicLink()).toBe(true);
      expect(await readFile(join(folder, 'real'), 'utf8')).toBe(`[b]\nx = 1\n\n[a]\n${lines}`);
      await expectReadBack(workshop, 'a');
    }));

  test('makes the file, and the folder, for their owner alone', () =>
    inWorkshop(async ({ folder }) => {
      const path = join(folder, 'home', '.aws', 'credentials');
      const files = createCredentialsFiles({
        locations: () => [
          { kind: 'credentials', path, from: 'home' },
          { kind: 'config', path: devNull, from: 'AWS_CONFIG_FILE' },
        ],
      });
      await files.restore(named('default'), pair);
      expect(await readFile(path, 'utf8')).toBe(`[default]\n${lines}`);
      expect((await (await files.look()).readBack(named('default')))?.id).toBe(oldId);
      expect(await readdir(join(folder, 'home', '.aws'))).toEqual(['credentials']);
      if (isWindows) return;
      expect((await stat(path)).mode & 0o7777).toBe(0o600);
      expect((await stat(join(folder, 'home', '.aws'))).mode & 0o7777).toBe(0o700);
    }));

  test('into the config file where the rest of the pair is', () =>
    inWorkshop(async (workshop) => {
      const { files, credentials, config } = workshop;
      await writeFile(credentials, `[b]\n${otherLines}`);
      await writeFile(
        config,
        `[profile a]\naws_secret_access_key =\nregion = x\naws_access_key_id =`,
      );
      await files.restore(named('a'), pair);
      expect(await readFile(credentials, 'utf8')).toBe(`[b]\n${otherLines}`);
      expect(await readFile(config, 'utf8')).toBe(
        `[profile a]\naws_secret_access_key = ${oldSecret}\nregion = x\naws_access_key_id = ${oldId}`,
      );
      await expectReadBack(workshop, 'a');
    }));

  test('writes nothing where the pair is there', () =>
    inWorkshop(async ({ files, credentials }) => {
      await writeFile(credentials, `[a]\n${lines}`);
      const { ino, mtimeMs } = await stat(credentials);
      await files.restore(named('a'), pair);
      expect(await stat(credentials)).toMatchObject({ ino, mtimeMs });
    }));

  test('for a profile that the SDK for JavaScript does not read', () =>
    inWorkshop(async (workshop) => {
      await workshop.files.restore(named('my key'), pair);
      await expectReadBack(workshop, 'my key');
      expect(await readFile(workshop.credentials, 'utf8')).toBe(`[my key]\n${lines}`);
    }));
});

describe('putting a pair back is refused, and every file is as it was', () => {
  test.each([
    ['another key', `[a]\n${otherLines}`, '', 'PLACE_TAKEN'],
    [
      'another secret',
      `[a]\naws_access_key_id = ${oldId}\naws_secret_access_key = x\n`,
      '',
      'PLACE_TAKEN',
    ],
    ['another key in the other file', '[a]\n', `[profile a]\n${otherLines}`, 'PLACE_TAKEN'],
    ['a sign-in of its own', '[b]\nx = 1', '[profile a]\nsso_session = x\n', 'CANNOT_ROTATE'],
    ['a session token', '[a]\naws_session_token = x', '', 'CANNOT_ROTATE'],
    ['a file that AWS tools refuse', '[a]\njunk\n', '', 'FILE_REJECTED'],
    ['a comment in the place of the value', `[a]\naws_access_key_id = # x\n`, '', 'EDIT_REFUSED'],
  ] as const)('%s', (_, credentialsText, configText, code) =>
    inWorkshop(async ({ files, credentials, config, folder }) => {
      await writeFile(credentials, credentialsText);
      await writeFile(config, configText);
      const was = [await stat(credentials), await stat(config)];
      const failure = await failureOfAction(files.restore(named('a'), pair));
      expect(failure.code).toBe(code);
      expect([credentials, config]).toContain(failure.path);
      expect(failure.line).toBeGreaterThan(0);
      expect(await readFile(credentials, 'utf8')).toBe(credentialsText);
      expect(await readFile(config, 'utf8')).toBe(configText);
      expect([await stat(credentials), await stat(config)].map(({ ino }) => ino)).toEqual(
        was.map(({ ino }) => ino),
      );
      expect(await leftIn(folder)).toEqual([]);
    }),
  );

  test('a file that cannot be read', () =>
    inWorkshop(async ({ files, credentials, config }) => {
      await mkdir(config);
      const failure = await failureOfAction(files.restore(named('a'), pair));
      expect(failure).toMatchObject({ code: 'FOLDER_NOT_FILE', path: config });
      await expect(stat(credentials)).rejects.toMatchObject({ code: 'ENOENT' });
    }));

  test('a read-only file', () =>
    inWorkshop(async ({ files, credentials }) => {
      await writeFile(credentials, '[a]\n', { mode: 0o400 });
      const failure = await failureOfAction(files.restore(named('a'), pair));
      expect(failure).toEqual({ code: 'FILE_READ_ONLY', path: credentials });
      expect(await readFile(credentials, 'utf8')).toBe('[a]\n');
    }));

  test('a file that changed, or appeared, since it was read', () =>
    inWorkshop(async ({ locations, credentials, folder }) => {
      const stale = { locations, profile: named('a'), pair };
      await writeFile(credentials, 'made meanwhile');
      for (const files of [
        [],
        [{ ...fileOf('credentials', '[a]\n'), location: given(locations[0]) }],
      ]) {
        const failure = await failureOfAction(
          restorePair({ ...stale, files }, process.platform, () => Promise.resolve()),
        );
        expect(failure).toEqual({ code: 'FILE_CHANGED_MEANWHILE', path: credentials });
        expect(await readFile(credentials, 'utf8')).toBe('made meanwhile');
      }
      expect(await leftIn(folder)).toEqual([]);
    }));

  test('no file is made where a link leads nowhere', () =>
    inWorkshop(async ({ files, credentials, folder }) => {
      await symlink('nowhere', credentials);
      expect((await failureOfAction(files.restore(named('a'), pair))).code).toBe('FILE_NOT_SAVED');
      expect(await readdir(folder)).toEqual(['credentials']);
    }));
});

test('the known paths are listed once each, without the null device', () => {
  const at = (kind: FileLocation['kind'], path: string): FileLocation => ({
    kind,
    path,
    from: 'home',
  });
  const files = createCredentialsFiles({
    locations: () => [at('credentials', '/x'), at('config', '/x'), at('config', devNull)],
  });
  expect(files.knownPaths()).toEqual(['/x']);
});

function given<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('it is not there');
  return value;
}
