import { describe, expect, test } from 'vitest';
import { leadingTo, writeFailed } from '../../../main/credentials/file-failures.ts';
import { mountPointsOf } from '../../../main/credentials/mount-points.ts';
import { systemNameOf } from '../../../main/disk/system-errors.ts';
import { Failed } from '../../../shared/failure.ts';
import { explain } from '../../../shared/words/errors.ts';

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

  test('a link that leads to another folder is told with it', () => {
    const failed = writeFailed(systemError('EROFS'), '/home/ada/.aws/credentials', 'folder');
    expect(leadingTo('/nix/store/x/credentials', failed).failure).toEqual({
      ...failed.failure,
      target: '/nix/store/x/credentials',
    });
    expect(leadingTo('/home/ada/.aws/real', failed).failure).toEqual(failed.failure);
    expect(explain(leadingTo('/nix/store/x/credentials', failed).failure).body).toMatch(
      /is a link to \/nix\/store\/x\/credentials, where nothing may be written/,
    );
  });

  test('a failure that has a code keeps it', () => {
    const failed = new Failed({ code: 'FILE_HARD_LINKED', path: '/x' });
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

test('mount points are read out of the table of the kernel, spaces included', () => {
  const table = [
    '36 35 98:0 / / rw,noatime master:1 - ext4 /dev/root rw',
    '37 36 98:0 /keys /home/ada/.aws/my\\040keys rw - ext4 /dev/root rw',
    '',
  ].join('\n');
  expect(mountPointsOf(table)).toEqual(['/', '/home/ada/.aws/my keys']);
});
