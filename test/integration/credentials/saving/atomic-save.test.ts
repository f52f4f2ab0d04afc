import {
  chmod,
  chown,
  link,
  lstat,
  mkdir,
  readFile,
  readlink,
  stat,
  symlink,
  truncate,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { saveAtomically } from '../../../../main/credentials/saving/atomic-save.ts';
import { type Disk, realDisk } from '../../../../main/credentials/saving/disk.ts';
import { failureOfAction, inWorkshop, leftIn, notApplicable, works } from '../workshop.ts';

const before = Buffer.from('before\r\n');
const after = Buffer.from('after\r\nand more\0\xff');
const isRoot = process.geteuid?.() === 0;

describe('saving a file', () => {
  test('where no attributes are copied, opens nothing that another program may hold', () =>
    inWorkshop(async ({ folder, credentials }) => {
      await writeFile(credentials, before);
      const disk: Disk = {
        ...realDisk,
        copiesAttributes: false,
        open: (path, opening, mode) =>
          path === credentials
            ? Promise.reject(Object.assign(new Error('held'), { code: 'EBUSY' }))
            : realDisk.open(path, opening, mode),
      };
      await saveAtomically(credentials, after, { expected: before, disk });
      expect((await readFile(credentials)).equals(after)).toBe(true);
      expect(await leftIn(folder)).toEqual([]);
    }));

  test('reads no more of a file that has grown than shows that it is another one', () =>
    inWorkshop(async ({ folder, credentials }) => {
      await writeFile(credentials, before);
      const most: (number | undefined)[] = [];
      const disk: Disk = {
        ...realDisk,
        readFile: async (path, limit) => {
          most.push(limit);
          await truncate(path, 2 * 1024 ** 3);
          return realDisk.readFile(path, limit ?? 0);
        },
      };
      const failure = await failureOfAction(
        saveAtomically(credentials, after, { expected: before, disk }),
      );
      expect(failure).toEqual({ code: 'FILE_CHANGED_MEANWHILE', path: credentials });
      expect(most).toEqual([before.length]);
      expect(await leftIn(folder)).toEqual([]);
    }));

  test('replaces all of it and leaves nothing else behind', () =>
    inWorkshop(async ({ folder, credentials }) => {
      await writeFile(credentials, before);
      await saveAtomically(credentials, after, { expected: before });
      expect((await readFile(credentials)).equals(after)).toBe(true);
      expect(await leftIn(folder)).toEqual([]);
    }));

  test.each([0o600, 0o640, 0o644, 0o400])('keeps the mode %o', (mode) =>
    inWorkshop(async ({ credentials }) => {
      if (process.platform === 'win32') {
        notApplicable('Windows has no such modes');
        return;
      }
      await writeFile(credentials, before);
      await chmod(credentials, mode);
      await saveAtomically(credentials, after, { expected: before });
      expect((await stat(credentials)).mode & 0o7777).toBe(mode);
    }),
  );

  test('keeps the owner and the group', () =>
    inWorkshop(async ({ credentials }) => {
      if (!isRoot) {
        notApplicable('only root can give files away');
        return;
      }
      await writeFile(credentials, before, { mode: 0o640 });
      await chown(credentials, 65_534, 4_321);
      await saveAtomically(credentials, after, { expected: before });
      expect(await stat(credentials)).toMatchObject({ uid: 65_534, gid: 4_321, mode: 0o100640 });
    }));

  test('keeps extended attributes and the access control list', () =>
    inWorkshop(async ({ credentials }) => {
      const attribute = (script: string): boolean =>
        works('python3', '-c', `import os, sys; ${script}`, credentials);
      await writeFile(credentials, before, { mode: 0o600 });
      // user::rw-, user:65534:r--, group::---, mask::r--, other::---, as the kernel keeps it.
      const list =
        '0200000001000600ffffffff02000400feff000004000000ffffffff10000400ffffffff20000000ffffffff';
      const isSet =
        attribute('os.setxattr(sys.argv[1], "user.note", b"mine")') &&
        attribute(`os.setxattr(sys.argv[1], "system.posix_acl_access", bytes.fromhex("${list}"))`);
      if (!isSet) {
        notApplicable('no extended attributes can be set here');
        return;
      }
      await saveAtomically(credentials, after, { expected: before });
      expect((await readFile(credentials)).equals(after)).toBe(true);
      expect(attribute('assert os.getxattr(sys.argv[1], "user.note") == b"mine"')).toBe(true);
      const hasList = `assert os.getxattr(sys.argv[1], "system.posix_acl_access").hex() == "${list}"`;
      expect(attribute(hasList)).toBe(true);
    }));

  test('keeps a chain of symlinks and replaces what it leads to', () =>
    inWorkshop(async ({ folder, credentials }) => {
      const real = join(folder, 'dotfiles', 'aws');
      await mkdir(join(folder, 'dotfiles'));
      await writeFile(real, before);
      await symlink('dotfiles/aws', join(folder, 'link'));
      await symlink('link', credentials);
      await saveAtomically(credentials, after, { expected: before });
      expect(await readlink(credentials)).toBe('link');
      expect((await lstat(join(folder, 'link'))).isSymbolicLink()).toBe(true);
      expect((await readFile(real)).equals(after)).toBe(true);
      expect(await leftIn(join(folder, 'dotfiles'))).toEqual([]);
    }));

  test('a reader with an open file continues to read the old one', () =>
    inWorkshop(async ({ credentials }) => {
      await writeFile(credentials, before);
      const { ino } = await stat(credentials);
      await saveAtomically(credentials, after, { expected: before });
      // Another inode: the old one was never truncated.
      expect((await stat(credentials)).ino).not.toBe(ino);
    }));

  test('makes a new file that only its owner can read', () =>
    inWorkshop(async ({ credentials }) => {
      await saveAtomically(credentials, after, { expected: undefined });
      expect((await readFile(credentials)).equals(after)).toBe(true);
      if (process.platform !== 'win32') expect((await stat(credentials)).mode & 0o7777).toBe(0o600);
    }));
});

describe('a file that is not what it was', () => {
  test('an edit by another program is noticed and kept', () =>
    inWorkshop(async ({ folder, credentials }) => {
      await writeFile(credentials, 'edited by hand');
      const failure = await failureOfAction(
        saveAtomically(credentials, after, { expected: before }),
      );
      expect(failure).toEqual({ code: 'FILE_CHANGED_MEANWHILE', path: credentials });
      expect(await readFile(credentials, 'utf8')).toBe('edited by hand');
      expect(await leftIn(folder)).toEqual([]);
    }));

  test('a file that came or went is noticed', () =>
    inWorkshop(async ({ folder, credentials }) => {
      const gone = await failureOfAction(saveAtomically(credentials, after, { expected: before }));
      expect(gone.code).toBe('FILE_CHANGED_MEANWHILE');
      await writeFile(credentials, before);
      const come = await failureOfAction(
        saveAtomically(credentials, after, { expected: undefined }),
      );
      expect(come.code).toBe('FILE_CHANGED_MEANWHILE');
      expect((await readFile(credentials)).equals(before)).toBe(true);
      expect(await leftIn(folder)).toEqual([]);
    }));

  test('out of saves that all make a new file, one does, and none replaces it', () =>
    inWorkshop(async ({ folder }) => {
      for (let round = 0; round < 20; round += 1) {
        const path = join(folder, `new ${String(round)}`);
        const outcomes = await Promise.allSettled(
          ['a', 'b', 'c', 'd'].map(async (text) => {
            await saveAtomically(path, Buffer.from(text), { expected: undefined });
            return text;
          }),
        );
        const made = outcomes.flatMap((outcome) =>
          outcome.status === 'fulfilled' ? [outcome.value] : [],
        );
        expect(made).toEqual([await readFile(path, 'utf8')]);
      }
      expect(await leftIn(folder)).toEqual([]);
    }));

  test('a folder, a hard link, a link to nothing are refused', () =>
    inWorkshop(async ({ folder, credentials }) => {
      await mkdir(credentials);
      const isFolder = await failureOfAction(
        saveAtomically(credentials, after, { expected: before }),
      );
      expect(isFolder).toMatchObject({ code: 'FOLDER_NOT_FILE' });

      const linked = join(folder, 'linked');
      await writeFile(linked, before);
      await link(linked, join(folder, 'other name'));
      const isLinked = await failureOfAction(saveAtomically(linked, after, { expected: before }));
      expect(isLinked.code).toBe('FILE_HARD_LINKED');
      await unlink(join(folder, 'other name'));

      await symlink('nowhere', join(folder, 'dangling'));
      const dangling = saveAtomically(join(folder, 'dangling'), after, { expected: undefined });
      expect((await failureOfAction(dangling)).code).toBe('FILE_NOT_SAVED');
      expect((await readFile(linked)).equals(before)).toBe(true);
      expect(await leftIn(folder)).toEqual([]);
    }));
});

describe('a disk that refuses', () => {
  test('a full disk leaves the old file and no temporary one', () =>
    inWorkshop(async ({ folder }) => {
      const disk = join(folder, 'disk');
      await mkdir(disk);
      if (!works('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk)) {
        notApplicable('no small file system can be mounted here');
        return;
      }
      try {
        const path = join(disk, 'credentials');
        await writeFile(path, before);
        const large = Buffer.alloc(200_000, 'x');
        const failure = await failureOfAction(saveAtomically(path, large, { expected: before }));
        expect(failure).toEqual({ code: 'DISK_FULL', path, systemName: 'ENOSPC' });
        expect((await readFile(path)).equals(before)).toBe(true);
        expect(await leftIn(disk)).toEqual([]);
      } finally {
        expect(works('umount', disk)).toBe(true);
      }
    }));

  test('a folder that takes no files leaves the old one', () =>
    inWorkshop(async ({ folder, credentials }) => {
      await writeFile(credentials, before);
      const locked = isRoot ? works('chattr', '+i', folder) : works('chmod', '500', folder);
      if (!locked) {
        notApplicable('no folder can be locked here');
        return;
      }
      try {
        const failure = await failureOfAction(
          saveAtomically(credentials, after, { expected: before }),
        );
        expect(failure).toMatchObject({ code: 'FOLDER_NOT_WRITABLE', path: credentials });
        expect((await readFile(credentials)).equals(before)).toBe(true);
      } finally {
        expect(isRoot ? works('chattr', '-i', folder) : works('chmod', '700', folder)).toBe(true);
      }
    }));
});
