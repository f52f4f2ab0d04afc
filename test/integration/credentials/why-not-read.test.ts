import { mkdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCredentialsFiles } from '../../../main/credentials/credentials-files.ts';
import { whyNotRead } from '../../../main/credentials/locate/why-not-read.ts';
import { explain } from '../../../shared/words/errors.ts';
import { oldId, oldSecret } from '../../unit/credentials/samples.ts';
import { failureOfAction, inWorkshop } from './workshop.ts';

const pair = `aws_access_key_id = ${oldId}\naws_secret_access_key = ${oldSecret}\n`;

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

describe('what is in the place of a file is reported as what it is', () => {
  test('a folder that Docker made', () =>
    inWorkshop(async ({ files, credentials, config }) => {
      await writeFile(credentials, `[default]\n${pair}`);
      await mkdir(config);
      const [, reading] = (await files.read()).files;
      expect(reading).toMatchObject({
        state: 'not readable',
        failure: { code: 'FOLDER_NOT_FILE', path: config },
      });
      const failure = await failureOfAction(files.tryReplacing(oldId));
      expect(explain(failure)).toEqual({
        title: 'This is a folder, not a file',
        body: `${config} is a folder, not a file. Docker makes a folder where a mounted file was missing.`,
        next: 'Remove the folder if it is empty, then check again.',
      });
    }));

  test('a file in the place of the folder', () =>
    inWorkshop(async ({ folder }) => {
      const aws = join(folder, '.aws');
      await writeFile(aws, 'no folder');
      const path = join(aws, 'credentials');
      const files = createCredentialsFiles({
        locations: () => [{ kind: 'credentials', path, from: 'home' }],
      });
      expect((await files.read()).files).toMatchObject([
        { state: 'not readable', failure: { code: 'FILE_NOT_FOLDER', path: aws } },
      ]);
      expect(await readFile(aws, 'utf8')).toBe('no folder');
    }));

  test('a link that leads nowhere is missing, as it is to AWS’s tools, and is reported', () =>
    inWorkshop(async ({ folder, files, credentials, config }) => {
      await writeFile(credentials, `[default]\n${pair}`);
      await symlink('gone/config', config);
      expect((await files.read()).files[1]).toMatchObject({
        state: 'missing',
        failure: {
          code: 'LINK_LEADS_NOWHERE',
          path: config,
          target: join(folder, 'gone', 'config'),
        },
      });
      expect(await files.tryReplacing(oldId)).toHaveLength(1);
    }));

  test('a folder that is a link to a drive that is away', () =>
    inWorkshop(async ({ folder }) => {
      const aws = join(folder, '.aws');
      await symlink(join(folder, 'drive'), aws);
      const files = createCredentialsFiles({
        locations: () => [{ kind: 'credentials', path: join(aws, 'credentials'), from: 'home' }],
      });
      expect((await files.read()).files).toMatchObject([
        { state: 'missing', failure: { code: 'LINK_LEADS_NOWHERE', path: aws } },
      ]);
    }));

  test('a link that leads back to itself', () =>
    inWorkshop(async ({ files, credentials, config }) => {
      await symlink(config, credentials);
      await symlink(credentials, config);
      expect((await files.read()).files).toMatchObject([
        { state: 'not readable', failure: { code: 'LINK_LOOP', path: credentials } },
        { state: 'not readable', failure: { code: 'LINK_LOOP', path: config } },
      ]);
    }));

  test('an empty file is read, and reported as empty', () =>
    inWorkshop(async ({ files, credentials, config }) => {
      await writeFile(credentials, '');
      await writeFile(config, '\n');
      const readings = (await files.read()).files;
      expect(readings).toMatchObject([{ state: 'read', isEmpty: true }, { state: 'read' }]);
      expect(readings[1]).not.toHaveProperty('isEmpty');
    }));

  test('a folder that may not be entered is the one that is named', () =>
    inWorkshop(async ({ folder, credentials }) => {
      const closed = await realpath(folder);
      const reason = await whyNotRead(join(closed, '.aws', 'credentials'), systemError('EACCES'), {
        mayEnter: async (one) => one !== closed,
      });
      expect(reason.failure).toEqual({
        code: 'FOLDER_NOT_ENTERED',
        path: closed,
        systemName: 'EACCES',
      });
      // It is the file itself, then.
      const all = { mayEnter: async () => true };
      expect((await whyNotRead(credentials, systemError('EACCES'), all)).failure).toEqual({
        code: 'FILE_NOT_READABLE',
        path: credentials,
        systemName: 'EACCES',
      });
    }));

  test.each(['UNKNOWN', 'EIO'])(
    'a file that OneDrive keeps online (%s), on Windows',
    async (name) => {
      const path = 'C:\\Users\\Ada\\OneDrive\\.aws\\credentials';
      const on = async (platform: NodeJS.Platform) =>
        (await whyNotRead(path, systemError(name), { platform })).failure.code;
      expect([await on('win32'), await on('linux')]).toEqual([
        'FILE_ONLINE_ONLY',
        'FILE_NOT_READABLE',
      ]);
    },
  );
});
