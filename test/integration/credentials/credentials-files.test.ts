import { chmod, lstat, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCredentialsFiles } from '../../../main/credentials/credentials-files.ts';
import { samePair } from '../../../main/secrets/key-pair.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import { named, newPair, oldId, oldSecret, otherId } from '../../unit/credentials/samples.ts';
import {
  failureOfAction,
  inWorkshop,
  leftIn,
  notApplicable,
  type Workshop,
  works,
} from './workshop.ts';

const newSecret = newPair.secret.reveal();
const pairLines = `aws_access_key_id = ${oldId}\naws_secret_access_key = ${oldSecret}\n`;
const otherLines = `aws_access_key_id = ${otherId}\naws_secret_access_key = otherSecret\n`;

async function idReadBack({ files }: Workshop, name: string): Promise<AccessKeyId | undefined> {
  return (await (await files.look()).readBack(named(name)))?.id;
}

describe('reading the known files', () => {
  test('missing files are fine', () =>
    inWorkshop(async ({ files, credentials, config }) => {
      expect(await files.read()).toEqual({
        files: [
          { kind: 'credentials', path: credentials, from: 'home', state: 'missing' },
          { kind: 'config', path: config, from: 'home', state: 'missing' },
        ],
        profiles: [],
      });
      expect(await files.locationsOf(oldId)).toEqual([]);
    }));

  test('a file that is switched off by the null device is missing', () =>
    inWorkshop(async ({ credentials }) => {
      await writeFile(credentials, `[a]\n${pairLines}`);
      const files = createCredentialsFiles({
        locations: () => [
          { kind: 'credentials', path: credentials, from: 'home' },
          { kind: 'config', path: devNull, from: 'AWS_CONFIG_FILE' },
        ],
      });
      expect((await files.read()).files.map(({ state }) => state)).toEqual(['read', 'missing']);
      expect((await (await files.look()).readBack(named('a')))?.id).toBe(oldId);
    }));

  test('one that cannot be read is reported, and no locations are given then', () =>
    inWorkshop(async ({ files, credentials, config }) => {
      await writeFile(credentials, `[a]\n${pairLines}`);
      await mkdir(config);
      const failure = { code: 'FOLDER_NOT_FILE', path: config };
      const { files: readings, profiles } = await files.read();
      expect(readings[1]).toMatchObject({ state: 'not readable', failure });
      expect(profiles).toMatchObject([{ name: 'a', kind: 'long-term key' }]);
      expect(await failureOfAction(files.locationsOf(oldId))).toEqual(failure);
      expect(await failureOfAction(files.tryReplacing(oldId))).toEqual(failure);
      expect(await failureOfAction((await files.look()).readBack(named('a')))).toEqual(failure);
      expect((await files.pairOf(oldId))?.secret.reveal()).toBe(oldSecret);
    }));

  test('a pipe does not hang it', () =>
    inWorkshop(async ({ files, config }) => {
      if (!works('mkfifo', config)) {
        notApplicable('no pipes can be made here');
        return;
      }
      expect((await files.read()).files[1]).toMatchObject({ state: 'not readable' });
    }));

  test('one that AWS tools refuse is reported with its line, its profiles are shown', () =>
    inWorkshop(async ({ files, credentials }) => {
      await writeFile(credentials, `[a]\n${pairLines}\n[a]\nregion = x\n`);
      const { files: readings, profiles } = await files.read();
      expect(readings[0]).toMatchObject({
        state: 'refused',
        failure: { code: 'FILE_REJECTED', path: credentials, line: 5 },
        problems: [{ problem: 'duplicate section', line: 5, refusedBy: ['AWS CLI'] }],
      });
      expect(profiles).toMatchObject([{ name: 'a', kind: 'long-term key' }]);
    }));

  test('two variables may name one file: a key in it has one location', () =>
    inWorkshop(async ({ credentials }) => {
      await writeFile(credentials, `[default]\n${pairLines}`);
      const files = createCredentialsFiles({
        locations: () => [
          { kind: 'credentials', path: credentials, from: 'home' },
          { kind: 'config', path: credentials, from: 'AWS_CONFIG_FILE' },
        ],
      });
      await files.tryReplacing(oldId);
      expect(await files.locationsOf(oldId)).toHaveLength(1);
    }));
});

describe('a key under names that AWS’s tools don’t read', () => {
  const consoleLines = `AWSAccessKeyId=${oldId}\nAWSSecretKey=${oldSecret}\n`;

  test('changes with its usual places, and no profile is expected to read it there', () =>
    inWorkshop(async (workshop) => {
      const { files, credentials } = workshop;
      const text = `[default]\n${pairLines}${consoleLines}[b]\n${otherLines}${consoleLines}[old tool]\n${consoleLines}`;
      await writeFile(credentials, text);
      expect(await files.tryReplacing(oldId)).toMatchObject([
        { profile: 'default', line: 2 },
        { profile: 'b', line: 9, shadowed: true },
        { profile: 'old tool', line: 12, shadowed: true },
      ]);
      expect(await files.replaceIn(credentials, oldId, newPair)).toBe(3);
      expect(await readFile(credentials, 'utf8')).toBe(
        text.replaceAll(oldId, newPair.id).replaceAll(oldSecret, newSecret),
      );
      expect(await files.locationsOf(oldId)).toEqual([]);
      const read = (await files.locationsOf(newPair.id)).filter(
        ({ shadowed }) => shadowed !== true,
      );
      expect(read.map(({ profile }) => profile)).toEqual(['default']);
      expect(await idReadBack(workshop, 'default')).toBe(newPair.id);
      expect(await idReadBack(workshop, 'b')).toBe(otherId);
    }));

  test('where it can’t change, that is reported before anything is done', () =>
    inWorkshop(async ({ files, credentials, config }) => {
      await writeFile(credentials, `[default]\n${pairLines}`);
      await writeFile(config, `[profile default]\nAWSAccessKeyId = ${oldId}\n`);
      expect(await failureOfAction(files.tryReplacing(oldId))).toEqual({
        code: 'EDIT_REFUSED',
        path: config,
        line: 2,
      });
    }));
});

describe('replacing a key in the files', () => {
  test('changes its places, keeps all else, and the SDK reads the new pair', () =>
    inWorkshop(async (workshop) => {
      const { files, credentials, config, folder } = workshop;
      const text = `# mine: ${oldId}\r\n[default]\r\n${pairLines.replaceAll('\n', '\r\n')}\r\n[b]\r\n${otherLines}`;
      await writeFile(credentials, text, { mode: 0o640 });
      await writeFile(config, `[profile c]\nregion = eu-west-1\n${pairLines}`);
      await files.tryReplacing(oldId);
      expect(await readFile(credentials, 'utf8')).toBe(text);

      const paths = new Set((await files.locationsOf(oldId)).map(({ path }) => path));
      expect([...paths]).toEqual([credentials, config]);
      for (const path of paths) expect(await files.replaceIn(path, oldId, newPair)).toBe(1);

      const expected = text.replace(`= ${oldId}`, `= ${newPair.id}`).replace(oldSecret, newSecret);
      expect(await readFile(credentials, 'utf8')).toBe(expected);
      expect((await stat(credentials)).mode & 0o777).toBe(
        process.platform === 'win32' ? 0o666 : 0o640,
      );
      expect(await files.locationsOf(oldId)).toEqual([]);
      expect(await files.locationsOf(newPair.id)).toHaveLength(2);
      for (const name of ['default', 'c']) {
        const read = await (await files.look()).readBack(named(name));
        expect(read !== undefined && samePair(read, newPair)).toBe(true);
      }
      expect(await idReadBack(workshop, 'b')).toBe(otherId);
      expect(await leftIn(folder)).toEqual([]);
    }));

  test('keeps a symlink', () =>
    inWorkshop(async ({ files, credentials, folder }) => {
      await writeFile(join(folder, 'real'), `[a]\n${pairLines}`);
      await symlink('real', credentials);
      await files.tryReplacing(oldId);
      expect(await files.replaceIn(credentials, oldId, newPair)).toBe(1);
      expect((await lstat(credentials)).isSymbolicLink()).toBe(true);
      expect(await readFile(join(folder, 'real'), 'utf8')).toContain(newPair.id);
    }));

  test('does not touch a file that does not hold the key', () =>
    inWorkshop(async ({ files, credentials, config }) => {
      await writeFile(credentials, `[a]\n${otherLines}`);
      const { ino } = await stat(credentials);
      expect(await files.replaceIn(credentials, oldId, newPair)).toBe(0);
      expect(await files.replaceIn(config, oldId, newPair)).toBe(0);
      expect((await stat(credentials)).ino).toBe(ino);
    }));

  test('finds an edit that another program made since', () =>
    inWorkshop(async ({ files, credentials }) => {
      await writeFile(credentials, `[a]\n${pairLines}`);
      await files.tryReplacing(oldId);
      await writeFile(credentials, `[new]\nregion = x\n[a]\n${pairLines}# end\n`);
      await files.replaceIn(credentials, oldId, newPair);
      const text = await readFile(credentials, 'utf8');
      expect(text).toMatch(
        /^\[new\]\nregion = x\n\[a\]\naws_access_key_id = AKIANEW.*\n.*\n# end\n$/,
      );
    }));

  test('refuses, with file and line, what it could not edit', () =>
    inWorkshop(async ({ files, credentials }) => {
      const text = `[a]\n${pairLines}[b]\naws_access_key_id = ${oldId}\n`;
      await writeFile(credentials, text);
      const failure = { code: 'EDIT_REFUSED', path: credentials, line: 5 };
      expect(await failureOfAction(files.tryReplacing(oldId))).toEqual(failure);
      expect(await failureOfAction(files.replaceIn(credentials, oldId, newPair))).toEqual(failure);
      expect(await readFile(credentials, 'utf8')).toBe(text);
    }));
});

describe('before a key is made', () => {
  test('a key that no file holds is reported', () =>
    inWorkshop(async ({ files }) => {
      expect(await failureOfAction(files.tryReplacing(oldId))).toEqual({
        code: 'KEY_NOT_IN_FILES',
      });
    }));

  test('a file that AWS tools refuse stops only the keys in it', () =>
    inWorkshop(async ({ files, credentials, config }) => {
      await writeFile(credentials, `[a]\n${pairLines}`);
      await writeFile(config, `[profile b]\n${otherLines}what is this\n`);
      await files.tryReplacing(oldId);
      expect(await failureOfAction(files.tryReplacing(otherId))).toEqual({
        code: 'FILE_REJECTED',
        path: config,
        line: 4,
      });
    }));

  test('a read-only file is reported', () =>
    inWorkshop(async ({ files, credentials }) => {
      await writeFile(credentials, `[a]\n${pairLines}`);
      await chmod(credentials, 0o400);
      expect(await failureOfAction(files.tryReplacing(oldId))).toEqual({
        code: 'FILE_READ_ONLY',
        path: credentials,
      });
    }));

  test('half a pair in the other file, which the SDK would mix in, is reported', () =>
    inWorkshop(async ({ files, credentials, config }) => {
      await writeFile(credentials, `[a]\naws_secret_access_key = ${oldSecret}\n`);
      await writeFile(config, `[profile a]\n${pairLines}`);
      expect(await failureOfAction(files.tryReplacing(oldId))).toEqual({
        code: 'EDIT_REFUSED',
        path: credentials,
        line: 1,
      });
    }));
});

describe('reading a profile back', () => {
  test('sees what another program wrote a moment ago', () =>
    inWorkshop(async (workshop) => {
      for (const [lines, id] of [
        [pairLines, oldId],
        [otherLines, otherId],
        [pairLines, oldId],
      ] as const) {
        await writeFile(workshop.credentials, `[a]\n${lines}`);
        expect(await idReadBack(workshop, 'a')).toBe(id);
      }
    }));

  test.each([
    ['a name with a space', '[my key]', 'my key', pairLines],
    ['a colon', '[a]', 'a', pairLines.replaceAll(' =', ':')],
    ['upper case', '[a]', 'a', `AWS_ACCESS_KEY_ID=${oldId}\nAWS_SECRET_ACCESS_KEY=${oldSecret}\n`],
    ['the name of something built in', '[constructor]', 'constructor', pairLines],
    ['a role of its own', '[a]', 'a', `${pairLines}role_arn = x\nsource_profile = a\n`],
    [
      'a role of the machine',
      '[a]',
      'a',
      `${pairLines}role_arn = x\ncredential_source = Ec2InstanceMetadata\n`,
    ],
  ])('works for profiles the SDK for JavaScript does not read: %s', (_, header, name, lines) =>
    inWorkshop(async ({ files, credentials }) => {
      await writeFile(credentials, `${header}\n${lines}`);
      const read = await (await files.look()).readBack(named(name));
      expect([read?.id, read?.secret.reveal()]).toEqual([oldId, oldSecret]);
    }),
  );

  test('gives nothing for a profile without a key, or without itself', () =>
    inWorkshop(async (workshop) => {
      await writeFile(
        workshop.config,
        '[profile a]\nsso_session = x\n[profile b]\nrole_arn = x\nsource_profile = a\n',
      );
      for (const name of ['a', 'b', 'c']) expect(await idReadBack(workshop, name)).toBeUndefined();
    }));

  test('looks neither at variables nor at the home folder', () =>
    inWorkshop(async (workshop) => {
      const { folder, credentials } = workshop;
      const home = join(folder, 'home');
      await mkdir(join(home, '.aws'), { recursive: true });
      await writeFile(join(home, '.aws', 'credentials'), `[a]\n${otherLines}[b]\n${otherLines}`);
      await writeFile(credentials, `[a]\n${pairLines}`);
      const before = { ...process.env };
      const variables = {
        HOME: home,
        AWS_PROFILE: 'b',
        AWS_ACCESS_KEY_ID: otherId,
        AWS_SECRET_ACCESS_KEY: 'x',
        AWS_SHARED_CREDENTIALS_FILE: join(home, '.aws', 'credentials'),
      };
      Object.assign(process.env, variables);
      try {
        expect(await idReadBack(workshop, 'a')).toBe(oldId);
        expect(await idReadBack(workshop, 'b')).toBeUndefined();
      } finally {
        for (const name of Object.keys(variables)) {
          const was = before[name];
          if (was === undefined) delete process.env[name];
          else process.env[name] = was;
        }
      }
    }));

  test('the secret of a key is found again by its id', () =>
    inWorkshop(async ({ files, credentials, config }) => {
      await writeFile(credentials, `[a]\n${otherLines}`);
      await writeFile(config, `[profile a]\n${pairLines}`);
      expect((await files.pairOf(oldId))?.secret.reveal()).toBe(oldSecret);
      expect(await files.pairOf(newPair.id)).toBeUndefined();
    }));
});

describe('the mode of a file', () => {
  test('is reported where others can read a secret, and only there', () =>
    inWorkshop(async ({ credentials, config, files }) => {
      if (process.platform === 'win32') {
        notApplicable('Windows has no such modes');
        return;
      }
      await writeFile(credentials, '[a]\naws_secret_access_key = s\n');
      await writeFile(config, '[profile a]\nregion = x\n');
      for (const path of [credentials, config]) await chmod(path, 0o644);
      const areOpen = async () =>
        (await files.read()).files.map(({ openToOthers }) => openToOthers ?? false);
      expect(await areOpen()).toEqual([true, false]);
      await chmod(credentials, 0o600);
      expect(await areOpen()).toEqual([false, false]);
    }));
});
