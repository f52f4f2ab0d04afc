import { basename, dirname, join } from 'node:path';
import { defined } from '../../shared/lib/defined.ts';
import { type ErrorCode, FailureError } from '../../shared/values/failure.ts';
import { systemNameOf } from '../base/system-errors.ts';
import type { LockHolder } from './lock-record.ts';
import type { LockVerdict } from './verdict.ts';

/** This user can't create files in the folder; `failed` is thrown if that matters. */
export class FolderRefusedError extends Error {
  readonly failed: FailureError;

  constructor(failed: FailureError) {
    super('folder refused');
    this.name = 'FolderRefusedError';
    this.failed = failed;
  }
}

/** Whether the cause may be a process that is just changing the file, or on Windows also reading it. */
export function isBusy(cause: unknown): boolean {
  return ['EPERM', 'EACCES', 'EBUSY'].includes(systemNameOf(cause) ?? '');
}

/** FILES_LOCKED, with the holder where the lock names one. */
export function filesLocked(
  path: string,
  {
    record: holder,
    verdict,
  }: { readonly record: LockHolder | undefined; readonly verdict: LockVerdict },
): FailureError {
  return new FailureError({
    code: 'FILES_LOCKED',
    path: path.slice(0, 4096),
    isElsewhere: verdict === 'foreign',
    ...(verdict === 'unsure' ? { isUnsure: true } : {}),
    ...(holder === undefined ? {} : { host: holder.host, process: holder.process }),
  });
}

/** Reported by their own codes, as they would also prevent the file beside the lock from being saved. */
const ownCodes: ReadonlyMap<string, ErrorCode> = new Map([
  ['ENOSPC', 'DISK_FULL'],
  ['EDQUOT', 'DISK_FULL'],
  ['EACCES', 'FOLDER_NOT_WRITABLE'],
  ['EPERM', 'FOLDER_NOT_WRITABLE'],
  ['EROFS', 'FOLDER_NOT_WRITABLE'],
]);

/** Why a lock can't be created: DISK_FULL or FOLDER_NOT_WRITABLE with the path of its file, else LOCK_NOT_POSSIBLE. */
export function lockNotMade(lock: string, cause: unknown): FailureError {
  const systemName = systemNameOf(cause) ?? '';
  const code = cause instanceof FailureError ? undefined : ownCodes.get(systemName);
  return code === undefined
    ? lockNotPossible(lock, cause)
    : new FailureError({ code, path: fileLockedBy(lock).slice(0, 4096), systemName });
}

/** The file that a lock belongs to. */
function fileLockedBy(lock: string): string {
  return join(
    dirname(lock),
    basename(lock)
      .slice(1)
      .replace(/\.keyturn-lock$/, ''),
  );
}

/** LOCK_NOT_POSSIBLE, with the system's name of the error; a `FailureError` is returned unchanged. */
export function lockNotPossible(path: string, cause: unknown): FailureError {
  if (cause instanceof FailureError) return cause;
  const systemName = systemNameOf(cause);
  return new FailureError({
    code: 'LOCK_NOT_POSSIBLE',
    path: path.slice(0, 4096),
    ...defined({ systemName }),
  });
}

/** NOT_A_FILE: a pipe, a device or a socket is in place of the lock. */
export function notAFile(path: string): FailureError {
  return new FailureError({ code: 'NOT_A_FILE', path: path.slice(0, 4096) });
}
