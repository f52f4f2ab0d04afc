import { spawn } from 'node:child_process';
import { mkdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import { mountedByOthers } from '../../../main/credentials/saving/mounted-by-others.ts';
import { explain } from '../../../shared/words/errors.ts';
import { newPair, oldId, oldSecret } from '../../unit/credentials/samples.ts';
import { failureOfAction, inWorkshop, notApplicable, works } from './workshop.ts';

const text = `[work]\naws_access_key_id = ${oldId}\naws_secret_access_key = ${oldSecret}\n`;

/** Runs while a process with mounts of its own has one path under another; undefined where the system lets nobody. */
async function whileMounted(
  [from, at]: readonly [string, string],
  run: (id: number) => Promise<void>,
): Promise<void> {
  if (process.platform !== 'linux' || !works('unshare', '-m', 'true')) {
    notApplicable('no mounts of a process of its own here');
    return;
  }
  const script = 'mount --bind "$1" "$2" && echo ready && exec sleep 600';
  const child = spawn('unshare', ['-m', 'sh', '-c', script, 'sh', from, at], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    for await (const line of createInterface(child.stdout)) {
      if (line !== 'ready') continue;
      await run(child.pid ?? 0);
      return;
    }
    throw new Error('nothing was mounted');
  } finally {
    child.kill('SIGKILL');
  }
}

describe('a single file that a container has mounted', () => {
  test('is reported before a key is created, until a person decides; then that mount keeps the old file', () =>
    inWorkshop(async ({ folder, files, credentials }) => {
      await writeFile(credentials, text, { mode: 0o600 });
      const inside = join(folder, 'inside');
      await writeFile(inside, '');
      await whileMounted([credentials, inside], async (id) => {
        const failure = await failureOfAction(files.tryReplacing(oldId));
        expect(failure).toEqual({
          code: 'FILE_MOUNTED_ELSEWHERE',
          path: credentials,
          target: inside,
          process: id,
        });
        expect(explain(failure).body).toBe(
          `Process ${id} has ${credentials} mounted as ${inside}. That mount keeps the old file and the old key.`,
        );
        await files.acceptMounts(credentials);
        expect(await files.tryReplacing(oldId)).toHaveLength(1);
        expect(await files.replaceIn(credentials, oldId, newPair)).toBe(1);
        // What is reported is true.
        expect(await readFile(`/proc/${id}/root${inside}`, 'utf8')).toBe(text);
        expect(await mountedByOthers(credentials)).toEqual([{ point: inside, process: id }]);
      });
    }));

  test('is reported through a link, too', () =>
    inWorkshop(async ({ folder, files, credentials }) => {
      const real = join(folder, 'real');
      await writeFile(real, text, { mode: 0o600 });
      await symlink(real, credentials);
      const inside = join(folder, 'inside');
      await writeFile(inside, '');
      await whileMounted([real, inside], async () => {
        expect(await failureOfAction(files.tryReplacing(oldId))).toMatchObject({
          code: 'FILE_MOUNTED_ELSEWHERE',
          path: credentials,
        });
      });
    }));

  test('is no matter where the folder is mounted: it shows the new file', () =>
    inWorkshop(async ({ folder, files, credentials }) => {
      await writeFile(credentials, text, { mode: 0o600 });
      const inside = join(folder, 'inside');
      await mkdir(inside);
      await whileMounted([folder, inside], async (id) => {
        expect(await files.tryReplacing(oldId)).toHaveLength(1);
        await files.replaceIn(credentials, oldId, newPair);
        const seen = await readFile(`/proc/${id}/root${inside}/credentials`, 'utf8');
        expect(seen).toContain(newPair.id);
      });
    }));
});

describe('what the system reports about other processes', () => {
  const own = '22 1 8:1 / / rw - ext4 /dev/sda1 rw\n';

  async function withProc(
    processes: Readonly<Record<string, { readonly table: string; readonly space?: string }>>,
    use: (proc: string, path: string) => Promise<void>,
  ): Promise<void> {
    return inWorkshop(async ({ folder, credentials }) => {
      await writeFile(credentials, text);
      const path = await realpath(credentials);
      for (const [id, { table, space }] of Object.entries(processes)) {
        await mkdir(join(folder, id, 'ns'), { recursive: true });
        await writeFile(join(folder, id, 'mountinfo'), table.replaceAll('PATH', path));
        if (space !== undefined) await symlink(space, join(folder, id, 'ns', 'mnt'));
      }
      return use(folder, path);
    });
  }

  const single = `${own}30 22 8:1 PATH /root/.aws/credentials rw - ext4 /dev/sda1 rw\n`;

  test('is believed whether or not it says whose mounts they are', () =>
    withProc(
      {
        self: { table: own, space: 'mnt:[1]' },
        '20': { table: own, space: 'mnt:[1]' },
        '30': { table: single, space: 'mnt:[2]' },
        '40': { table: single.replace('/root', '/other') },
      },
      async (proc, path) => {
        expect(await mountedByOthers(path, { platform: 'linux', proc })).toEqual([
          { point: '/other/.aws/credentials', process: 40 },
          { point: '/root/.aws/credentials', process: 30 },
        ]);
      },
    ));

  test('a second place in this system itself counts, the file itself does not', () =>
    withProc(
      {
        self: {
          table: `${own}30 22 8:1 PATH PATH rw - ext4 x rw\n31 22 8:1 PATH /srv/jail/key rw - ext4 x rw\n`,
        },
      },
      async (proc, path) => {
        const found = await mountedByOthers(path, { platform: 'linux', proc });
        expect(found).toEqual([{ point: '/srv/jail/key', process: process.pid }]);
      },
    ));

  test('nothing is read except on Linux, and nothing reported where the system has nothing', () =>
    withProc({ self: { table: own }, '30': { table: single } }, async (proc, path) => {
      expect(await mountedByOthers(path, { platform: 'darwin', proc })).toEqual([]);
      expect(await mountedByOthers(path, { platform: 'linux', proc: join(proc, 'gone') })).toEqual(
        [],
      );
    }));

  test('a moment is all it takes, however many processes there are', () =>
    withProc(
      {
        self: { table: own },
        ...Object.fromEntries(
          Array.from({ length: 300 }, (_, index) => [
            String(index + 1),
            { table: own.repeat(2_000) },
          ]),
        ),
      },
      async (proc, path) => {
        const begun = performance.now();
        await mountedByOthers(path, { platform: 'linux', proc });
        expect(performance.now() - begun).toBeLessThan(4_000);
      },
    ));
});
