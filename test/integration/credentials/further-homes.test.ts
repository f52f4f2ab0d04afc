import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCredentialsFiles } from '../../../main/credentials/credentials-files.ts';
import { locateFiles } from '../../../main/credentials/locate/locate.ts';
import { type Disk, realDisk } from '../../../main/credentials/saving/disk.ts';
import { trySaving } from '../../../main/credentials/saving/try-saving.ts';
import {
  named,
  newPair as pair,
  oldId,
  oldSecret,
  otherId,
} from '../../unit/credentials/samples.ts';
import { failureOfAction, inWorkshop } from './workshop.ts';

const newId = pair.id;
const newSecret = pair.secret.reveal();
const lines = (id: string, secret: string): string =>
  `aws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`;
const otherSecret = 'o'.repeat(40);

/** Two homes: one's own, and a further one. */
async function inTwoHomes(
  run: (homes: {
    readonly own: string;
    readonly further: string;
    readonly folder: string;
    readonly files: ReturnType<typeof createCredentialsFiles>;
  }) => Promise<void>,
): Promise<void> {
  await inWorkshop(async ({ folder }) => {
    const home = join(folder, 'ada');
    const second = join(folder, 'second');
    await mkdir(join(home, '.aws'), { recursive: true });
    await mkdir(join(second, '.aws'), { recursive: true });
    const chosen = { files: {}, furtherHomes: [second] };
    const locations = () => locateFiles({ env: {}, chosen, home, platform: process.platform });
    await run({
      own: join(home, '.aws', 'credentials'),
      further: join(second, '.aws', 'credentials'),
      folder: second,
      files: createCredentialsFiles({ locations }),
    });
  });
}

describe('a further home', () => {
  test('has profiles of its own, with any names', () =>
    inTwoHomes(async ({ own, further, folder, files }) => {
      await writeFile(own, `[default]\n${lines(oldId, oldSecret)}`);
      await writeFile(further, `[default]\n${lines(otherId, otherSecret)}`);
      const { profiles } = await files.read();
      expect(profiles).toMatchObject([
        { name: 'default', kind: 'long-term key', pair: { id: oldId } },
        { name: `default (${folder})`, kind: 'long-term key', pair: { id: otherId } },
      ]);
      expect((await (await files.look()).readBack(named('default')))?.id).toBe(oldId);
      expect((await (await files.look()).readBack(named(`default (${folder})`)))?.id).toBe(otherId);
    }));

  test('is searched for the key, and saved with the rest', () =>
    inTwoHomes(async ({ own, further, folder, files }) => {
      await writeFile(own, `[default]\n${lines(oldId, oldSecret)}`);
      await writeFile(further, `# Linux\n[work]\n${lines(oldId, oldSecret)}`, { mode: 0o640 });
      expect((await files.locationsOf(oldId)).map(({ path, profile }) => [path, profile])).toEqual([
        [own, 'default'],
        [further, `work (${folder})`],
      ]);
      await files.tryReplacing(oldId);
      expect(await readdir(join(folder, '.aws'))).toEqual(['credentials']);
      await files.replaceIn(own, oldId, pair);
      await files.replaceIn(further, oldId, pair);
      expect(await readFile(further, 'utf8')).toBe(`# Linux\n[work]\n${lines(newId, newSecret)}`);
      expect((await stat(further)).mode & 0o777).toBe(0o640);
      expect((await (await files.look()).readBack(named(`work (${folder})`)))?.id).toBe(newId);
    }));

  test('leads a role to the profile of the same home, and a services section too', () =>
    inTwoHomes(async ({ own, further, folder, files }) => {
      await writeFile(own, `[base]\n${lines(oldId, oldSecret)}`);
      await writeFile(further, `[base]\n${lines(otherId, otherSecret)}services = local\n`);
      await writeFile(
        join(folder, '.aws', 'config'),
        '[profile admin]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = base\n[services local]\niam =\n  endpoint_url = http://127.0.0.1:1\n',
      );
      const { profiles } = await files.read();
      expect(profiles).toMatchObject([
        { name: 'base' },
        { name: `base (${folder})`, iamEndpointUrl: 'http://127.0.0.1:1' },
        { name: `admin (${folder})`, kind: 'role', sourceProfile: `base (${folder})` },
      ]);
      expect(profiles[0]).not.toHaveProperty('iamEndpointUrl');
    }));

  test('gets a lost pair back under the name that it has there', () =>
    inTwoHomes(async ({ further, folder, files }) => {
      await writeFile(further, '[default]\nregion = x\n');
      await files.restore(named(`work (${folder})`), pair);
      expect(await readFile(further, 'utf8')).toBe(
        `[default]\nregion = x\n\n[work]\n${lines(newId, newSecret)}`,
      );
    }));
});

describe('a tried save', () => {
  const kept: Disk['open'] = realDisk.open.bind(realDisk);
  /** As a disk that belongs to Windows: it takes every mode, and keeps none. */
  const modeless: Disk = {
    ...realDisk,
    open: async (path, flags, mode) => {
      const file = await kept(path, flags, mode);
      return Object.assign(file, { chmod: () => Promise.resolve() });
    },
    copyAttributes: () => Promise.resolve(),
  };

  test('finds a disk that does not keep who may read a file, and leaves nothing there', () =>
    inWorkshop(async ({ credentials, folder }) => {
      await writeFile(credentials, 'x', { mode: 0o640 });
      const failure = await failureOfAction(trySaving(credentials, process.platform, modeless));
      expect(failure).toEqual({ code: 'ACCESS_NOT_KEPT', path: credentials });
      expect(await readdir(folder)).toEqual(['credentials']);
      await trySaving(credentials, process.platform);
      expect(await readdir(folder)).toEqual(['credentials']);
      expect(await readFile(credentials, 'utf8')).toBe('x');
    }));

  test('finds one that opens a file that exists as a new one', () =>
    inWorkshop(async ({ credentials }) => {
      await writeFile(credentials, 'x', { mode: 0o600 });
      const careless: Disk = {
        ...realDisk,
        open: async (path, opening, mode) => {
          if (opening === 'wx') await rm(path, { force: true });
          return kept(path, opening, mode);
        },
      };
      const failure = await failureOfAction(trySaving(credentials, process.platform, careless));
      expect(failure.code).toBe('ACCESS_NOT_KEPT');
    }));

  test.each(['\\\\wsl$\\Ubuntu\\home\\ada\\.aws\\credentials', '//wsl.localhost/Debian/x'])(
    'is not even begun from Windows in %s: Windows can’t show what becomes of it',
    async (path) => {
      const failure = await failureOfAction(trySaving(path, 'win32'));
      expect(failure).toEqual({ code: 'ACCESS_NOT_KEPT', path });
    },
  );
});
