import { spawn } from 'node:child_process';
import { chmod, readFile, rename, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { saveAtomically } from '../../../../main/credentials/saving/atomic-save.ts';
import { copyAttributes } from '../../../../main/credentials/saving/copy-attributes.ts';
import { type Disk, realDisk } from '../../../../main/credentials/saving/disk.ts';
import { withFile } from '../../../../main/disk/open-file.ts';
import { inWorkshop } from '../workshop.ts';

/** A file that everybody may read, and one beside it that only its owner may. */
async function twoFiles(folder: string, names: readonly [string, string] = ['a', 'b']) {
  const [from, to] = [join(folder, names[0]), join(folder, names[1])];
  await writeFile(from, 'the original');
  await chmod(from, 0o644);
  await writeFile(to, 'the new one', { mode: 0o600 });
  return { from, to };
}

async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}

type TwoFiles = Awaited<ReturnType<typeof twoFiles>>;
type CopyOptions =
  Parameters<typeof copyAttributes> extends [unknown, unknown, ...infer Others] ? Others : never;

/** Copies from one open file to the other, once something has happened to their names. */
function copy(
  { from, to }: TwoFiles,
  meanwhile: () => Promise<void>,
  ...rest: CopyOptions
): Promise<void> {
  return withFile(from, 'r', (source) =>
    withFile(to, 'r+', async (target) => {
      await meanwhile();
      await copyAttributes(source, target, ...rest);
    }),
  );
}

const nothing = (): Promise<void> => Promise.resolve();

describe.runIf(process.platform === 'linux')('what cp copies on Linux', () => {
  test.each([
    ['credentials', 'credentials.tmp'],
    ['  with spaces ', 'it\'s "quoted" $HOME `id`'],
    ['-rf', '\\n and \\'],
    ['with a\nline feed', 'schlüssel ☂'],
  ] as const)('goes from %j to %j, and the content stays', (from, to) =>
    inWorkshop(async ({ folder }) => {
      const files = await twoFiles(folder, [from, to]);
      await copy(files, nothing);
      expect(await modeOf(files.to)).toBe(0o644);
      expect(await readFile(files.to, 'utf8')).toBe('the new one');
    }),
  );

  test('goes to the file that is open, and not to what somebody has put in its place', () =>
    inWorkshop(async ({ folder }) => {
      const files = await twoFiles(folder);
      const secret = join(folder, 'somebody’s private file');
      const moved = join(folder, 'moved');
      await writeFile(secret, 'private', { mode: 0o600 });
      await copy(files, async () => {
        await rename(files.to, moved);
        await symlink(secret, files.to);
      });
      expect(await modeOf(secret)).toBe(0o600);
      expect(await modeOf(moved)).toBe(0o644);
    }));

  test('comes from the file that is open, and not from what somebody has put in its place', () =>
    inWorkshop(async ({ folder }) => {
      const files = await twoFiles(folder);
      const open = join(folder, 'a file that everybody may write');
      await writeFile(open, 'x');
      await chmod(open, 0o666);
      await copy(files, async () => {
        await rename(files.from, join(folder, 'moved'));
        await symlink(open, files.from);
      });
      expect(await modeOf(files.to)).toBe(0o644);
    }));

  test('is waited for so long and no longer', () =>
    inWorkshop(async ({ folder }) => {
      const files = await twoFiles(folder);
      const started: number[] = [];
      await copy(files, nothing, 100, (_program, _words, options) => {
        const slow = spawn('/bin/sleep', ['60'], options);
        started.push(slow.pid ?? 0);
        return slow;
      });
      const [pid = 0] = started;
      await expect.poll(() => isThere(pid)).toBe(false);
      expect(await modeOf(files.to)).toBe(0o600);
    }));

  test('fails nowhere, also where the system can start no program', () =>
    inWorkshop(async ({ folder }) => {
      const files = await twoFiles(folder);
      await copy(files, nothing, 2_000, () => {
        throw new Error('spawn ENOMEM');
      });
      await copy(files, nothing, 2_000, (_program, words, options) =>
        spawn(join(folder, 'no such program'), words, options),
      );
      expect(await modeOf(files.to)).toBe(0o600);
    }));
});

describe.runIf(process.platform === 'linux')('a save', () => {
  test('opens nobody’s private file where others may write in the folder', () =>
    inWorkshop(async ({ folder, credentials }) => {
      await writeFile(credentials, 'old');
      await chmod(credentials, 0o644);
      const secret = join(folder, 'somebody’s private file');
      await writeFile(secret, 'private', { mode: 0o600 });
      // Right before they are copied, as in a folder that others may write in.
      const swapped: Disk = {
        ...realDisk,
        copyAttributes: async (from, to) => {
          for (const name of await realDisk.readdir(folder)) {
            if (!name.endsWith('.tmp')) continue;
            await rename(join(folder, name), join(folder, 'taken away'));
            await symlink(secret, join(folder, name));
          }
          await realDisk.copyAttributes(from, to);
        },
      };
      const expected = Buffer.from('old');
      await saveAtomically(credentials, Buffer.from('new'), { expected, disk: swapped }).catch(
        () => undefined,
      );
      expect(await modeOf(secret)).toBe(0o600);
    }));
});

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
