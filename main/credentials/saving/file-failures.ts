import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import { defined } from '../../../shared/lib/defined.ts';
import { type ErrorCode, FailureError } from '../../../shared/values/failure.ts';
import { isNoFile, systemNameOf } from '../../base/system-errors.ts';
import { FileHeldError } from '../../disk/busy-retry.ts';

/** Whether the system refused to change the file itself, or its folder. */
type Subject = 'file' | 'folder';

/** A failure of one file, with the system's name of the error if there is one. */
export function fileFailed(code: ErrorCode, path: string, systemName?: string): FailureError {
  return new FailureError({
    code,
    path: path.slice(0, 4096),
    ...defined({ systemName }),
  });
}

/** Why something can't be written; a `FailureError` is returned unchanged. */
export function writeFailed(cause: unknown, path: string, subject: Subject): FailureError {
  if (cause instanceof FailureError) return cause;
  const systemName = systemNameOf(cause);
  const code = cause instanceof FileHeldError ? 'FILE_HELD' : codeOf(systemName, subject);
  return fileFailed(code, path, systemName);
}

/** Throws FOLDER_NOT_FILE or NOT_A_FILE for anything but a regular file. */
export function requireFile(stats: Pick<Stats, 'isFile' | 'isDirectory'>, path: string): void {
  if (stats.isFile()) return;
  throw stats.isDirectory() ? fileFailed('FOLDER_NOT_FILE', path) : fileFailed('NOT_A_FILE', path);
}

/** For tests. */
type LinkLookup = {
  readonly platform?: NodeJS.Platform;
  readonly isLink?: (path: string) => Promise<boolean>;
};

/** Adds the target of a link to a failure if it is in another folder than the path that the person knows. */
export async function leadingTo(
  target: string,
  { failure }: FailureError,
  { platform = process.platform, isLink = isSymbolicLink }: LinkLookup = {},
): Promise<FailureError> {
  const { path } = failure;
  const isElsewhere =
    path !== undefined &&
    (platform === 'win32'
      ? await isReachedByLink(path, isLink)
      : posix.dirname(posix.resolve(path)) !== posix.dirname(target));
  return new FailureError(isElsewhere ? { ...failure, target: target.slice(0, 4096) } : failure);
}

/** Looks for links itself, as on Windows one folder has many spellings: other case, short names, drives for shares. */
async function isReachedByLink(
  path: string,
  isLink: (path: string) => Promise<boolean>,
): Promise<boolean> {
  for (let part = path; ; part = win32.dirname(part)) {
    if (await isLink(part)) return true;
    if (win32.dirname(part) === part) return false;
  }
}

async function isSymbolicLink(path: string): Promise<boolean> {
  const stats = await lstat(path).catch(() => undefined);
  return stats?.isSymbolicLink() ?? false;
}

function codeOf(systemName: string | undefined, subject: Subject): ErrorCode {
  if (systemName === undefined) return 'FILE_NOT_SAVED';
  if (isNoFile(systemName)) return 'NOT_A_FILE';
  if (systemName === 'EISDIR') return 'FOLDER_NOT_FILE';
  if (['ENOSPC', 'EDQUOT'].includes(systemName)) return 'DISK_FULL';
  // The whole file system is read-only, so the mode of the file is not the cause.
  if (systemName === 'EROFS') return 'FOLDER_NOT_WRITABLE';
  if (!['EACCES', 'EPERM'].includes(systemName)) return 'FILE_NOT_SAVED';
  return subject === 'file' ? 'FILE_READ_ONLY' : 'FOLDER_NOT_WRITABLE';
}
