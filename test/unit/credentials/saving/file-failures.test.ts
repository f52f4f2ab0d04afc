import { describe, expect, test, vi } from 'vitest';
import { systemNameOf } from '../../../../main/base/system-errors.ts';
import { leadingTo, writeFailed } from '../../../../main/credentials/saving/file-failures.ts';
import { isMountPoint } from '../../../../main/credentials/saving/mount-points.ts';
import { FileHeldError } from '../../../../main/disk/busy-retry.ts';
import { FailureError } from '../../../../shared/values/failure.ts';
import { explain } from '../../../../shared/words/errors.ts';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: something with a secret`), { code });
}

describe('what the system says becomes a code', () => {
  test.each([
    ['ENOSPC', 'folder', 'DISK_FULL'],
    ['EDQUOT', 'file', 'DISK_FULL'],
    ['EACCES', 'file', 'FILE_READ_ONLY'],
    ['EPERM', 'file', 'FILE_READ_ONLY'],
    ['EROFS', 'folder', 'FOLDER_NOT_WRITABLE'],
    ['EROFS', 'file', 'FOLDER_NOT_WRITABLE'],
    ['EACCES', 'folder', 'FOLDER_NOT_WRITABLE'],
    ['EIO', 'folder', 'FILE_NOT_SAVED'],
    ['EBUSY', 'file', 'FILE_NOT_SAVED'],
  ] as const)('%s of the %s: %s', (systemName, subject, code) => {
    const { failure, message } = writeFailed(systemError(systemName), '/x', subject);
    expect(failure).toEqual({ code, path: '/x', systemName });
    expect(message).toBe(code);
  });

  test('a file that another program holds is reported as that, not as a read-only folder', () => {
    const { failure } = writeFailed(new FileHeldError('EPERM'), 'C:\\x', 'folder');
    expect(failure).toEqual({ code: 'FILE_HELD', path: 'C:\\x', systemName: 'EPERM' });
    expect(explain(failure).title).toBe('Another program holds the file');
  });

  test.each([
    ['in other case', 'c:\\users\\ADA\\.aws\\credentials'],
    ['by its short name', 'C:\\Users\\ADALOV~1\\.aws\\credentials'],
    ['by a drive that stands for a share', 'H:\\.aws\\credentials'],
  ])('on Windows a path %s is no link', async (_, path) => {
    const failed = writeFailed(systemError('EPERM'), path, 'folder');
    const finding = { platform: 'win32', isLink: () => Promise.resolve(false) } as const;
    const found = await leadingTo('\\\\server\\ada\\.aws\\credentials', failed, finding);
    expect(found.failure).toEqual(failed.failure);
  });

  test('on Windows a path through a link is reported with its target', async () => {
    const failed = writeFailed(systemError('EPERM'), 'C:\\Users\\Ada\\.aws\\credentials', 'folder');
    const isLink = (path: string) => Promise.resolve(path === 'C:\\Users\\Ada\\.aws');
    const found = await leadingTo('D:\\keys\\credentials', failed, { platform: 'win32', isLink });
    expect(found.failure).toMatchObject({ target: 'D:\\keys\\credentials' });
  });

  test('a link that leads to another folder is reported with its target', async () => {
    const failed = writeFailed(systemError('EROFS'), '/home/ada/.aws/credentials', 'folder');
    const found = await leadingTo('/nix/store/x/credentials', failed, { platform: 'linux' });
    expect(found.failure).toEqual({
      ...failed.failure,
      target: '/nix/store/x/credentials',
    });
    const beside = await leadingTo('/home/ada/.aws/real', failed, { platform: 'linux' });
    expect(beside.failure).toEqual(failed.failure);
    expect(explain(found.failure).body).toMatch(
      /is a link to \/nix\/store\/x\/credentials, where nothing may be written/,
    );
  });

  test('a failure that has a code keeps it', () => {
    const failed = new FailureError({ code: 'FILE_HARD_LINKED', path: '/x' });
    expect(writeFailed(failed, '/y', 'file')).toBe(failed);
  });

  test.each([
    ['a text'],
    [undefined],
    [new Error('x')],
    [Object.assign(new Error('x'), { code: 7 })],
  ])('an error without a name of the system has none: %s', (cause) => {
    expect(systemNameOf(cause)).toBeUndefined();
    expect(writeFailed(cause, '/x', 'file').failure).toEqual({
      code: 'FILE_NOT_SAVED',
      path: '/x',
    });
  });
});

test.each(['win32', 'darwin'] as const)(
  'no table of Linux is looked for on %s',
  async (platform) => {
    const read = vi.fn(() =>
      Promise.resolve(Buffer.from('36 35 98:0 / /x rw - ext4 /dev/root rw')),
    );
    expect(await isMountPoint('/x', platform, read)).toBe(false);
    expect(read).not.toHaveBeenCalled();
    expect(await isMountPoint('/x', 'linux', read)).toBe(true);
  },
);
