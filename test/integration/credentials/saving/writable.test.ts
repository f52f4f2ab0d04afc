import {
  chmod,
  chown,
  link,
  mkdir,
  readFile,
  stat,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tryWriting } from '../../../../main/credentials/saving/try-writing.ts';
import { failureOfAction, inWorkshop, leftIn, notApplicable, works } from '../workshop.ts';

const isRoot = process.geteuid?.() === 0;

describe('trying whether a file can be saved', () => {
  test('changes nothing where it can', () =>
    inWorkshop(async ({ folder, credentials }) => {
      await writeFile(credentials, 'x', { mode: 0o640 });
      await symlink('credentials', join(folder, 'link'));
      const was = await stat(credentials);
      await tryWriting(join(folder, 'link'), 50_000);
      expect(await stat(credentials)).toMatchObject({
        ino: was.ino,
        mode: was.mode,
        mtimeMs: was.mtimeMs,
      });
      expect(await readFile(credentials, 'utf8')).toBe('x');
      expect(await leftIn(folder)).toEqual([]);
    }));

  test.each([0o400, 0o440, 0o444])('a read-only file is refused, for root too: %o', (mode) =>
    inWorkshop(async ({ credentials }) => {
      await writeFile(credentials, 'x');
      await chmod(credentials, mode);
      expect(await failureOfAction(tryWriting(credentials, 1))).toEqual({
        code: 'FILE_READ_ONLY',
        path: credentials,
      });
    }),
  );

  test('a file with a second name is refused until that is gone', () =>
    inWorkshop(async ({ folder, credentials }) => {
      await writeFile(credentials, 'x');
      await link(credentials, join(folder, 'second'));
      expect((await failureOfAction(tryWriting(credentials, 1))).code).toBe('FILE_HARD_LINKED');
      await unlink(join(folder, 'second'));
      await tryWriting(credentials, 1);
    }));

  test('a missing file and a folder are refused', () =>
    inWorkshop(async ({ credentials, config }) => {
      expect(await failureOfAction(tryWriting(credentials, 1))).toEqual({
        code: 'FILE_NOT_SAVED',
        path: credentials,
        systemName: 'ENOENT',
      });
      await mkdir(config);
      expect(await failureOfAction(tryWriting(config, 1))).toMatchObject({
        code: 'FOLDER_NOT_FILE',
      });
    }));

  test("another user's file is refused", () =>
    inWorkshop(async ({ credentials }) => {
      if (!isRoot) {
        notApplicable('only root can give files away');
        return;
      }
      await writeFile(credentials, 'x');
      await chown(credentials, 65_534, 65_534);
      expect((await failureOfAction(tryWriting(credentials, 1))).code).toBe('FILE_FOREIGN_OWNER');
    }));

  test.each([
    ['file', 'FILE_READ_ONLY'],
    ['folder', 'FOLDER_NOT_WRITABLE'],
  ] as const)('an immutable %s is refused', (subject, code) =>
    inWorkshop(async (workshop) => {
      const { folder, credentials } = workshop;
      await writeFile(credentials, 'x');
      const immutable = subject === 'file' ? credentials : folder;
      if (!works('chattr', '+i', immutable)) {
        notApplicable('chattr +i does not work here');
        return;
      }
      try {
        expect(await failureOfAction(tryWriting(credentials, 1))).toMatchObject({
          code,
          path: credentials,
        });
      } finally {
        expect(works('chattr', '-i', immutable)).toBe(true);
      }
    }),
  );

  test('a full disk is refused, and so is a file that is mounted by itself', () =>
    inWorkshop(async ({ folder, credentials }) => {
      const disk = join(folder, 'disk');
      await mkdir(disk);
      if (!works('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk)) {
        notApplicable('nothing can be mounted here');
        return;
      }
      const path = join(disk, 'credentials');
      try {
        await writeFile(path, 'x');
        await tryWriting(path, 10_000);
        expect((await failureOfAction(tryWriting(path, 200_000))).code).toBe('DISK_FULL');
        expect(await leftIn(disk)).toEqual([]);

        await writeFile(credentials, 'y');
        expect(works('mount', '--bind', credentials, path)).toBe(true);
        const failure = await failureOfAction(tryWriting(path, 1));
        expect(failure).toEqual({ code: 'FILE_NOT_SAVED', path, systemName: 'EBUSY' });
      } finally {
        works('umount', path);
        expect(works('umount', disk)).toBe(true);
      }
    }));
});
