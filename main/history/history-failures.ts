import { defined } from '../../shared/lib/defined.ts';
import { type ErrorCode, FailureError } from '../../shared/values/failure.ts';
import { isNoFile, systemNameOf } from '../base/system-errors.ts';
import { FileHeldError } from '../disk/busy-retry.ts';

export function isMissing(cause: unknown): boolean {
  return systemNameOf(cause) === 'ENOENT';
}

/** Why the history can't be read: NOT_A_FILE, FILE_HELD or FILE_NOT_READABLE, with the system's name of the error. */
export function historyNotRead(file: string, cause: unknown): FailureError {
  if (isNoFile(systemNameOf(cause))) return failed('NOT_A_FILE', file, cause);
  return failed(cause instanceof FileHeldError ? 'FILE_HELD' : 'FILE_NOT_READABLE', file, cause);
}

/** Why a line wasn't appended: DISK_FULL, FILE_READ_ONLY, NOT_A_FILE, FILE_HELD or FILE_NOT_SAVED. */
export function historyNotWritten(file: string, cause: unknown): FailureError {
  const isHeld = cause instanceof FileHeldError;
  return failed(isHeld ? 'FILE_HELD' : codeOf(systemNameOf(cause)), file, cause);
}

function codeOf(systemName: string | undefined): ErrorCode {
  if (isNoFile(systemName)) return 'NOT_A_FILE';
  switch (systemName) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'DISK_FULL';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'FILE_READ_ONLY';
    case undefined:
    default:
      return 'FILE_NOT_SAVED';
  }
}

function failed(code: ErrorCode, file: string, cause: unknown): FailureError {
  const systemName = systemNameOf(cause);
  const facts = defined({ systemName });
  return new FailureError({ code, path: file.slice(0, 4096), ...facts });
}
