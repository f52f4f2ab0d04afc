import { Failed } from '../../shared/failure.ts';
import { systemNameOf } from '../disk/system-errors.ts';
import type { LockHolder } from './lock-record.ts';
import type { Verdict } from './verdict.ts';

/** The folder lets nobody like us make a file in it; carries the LOCK_NOT_POSSIBLE to tell if that matters. */
export class FolderRefused extends Error {
  readonly failed: Failed;

  constructor(failed: Failed) {
    super('folder refused');
    this.name = 'FolderRefused';
    this.failed = failed;
  }
}

/** Whether an error may be of somebody who is in the middle of it, on Windows also of one who only looks. */
export function isBusy(cause: unknown): boolean {
  return ['EPERM', 'EACCES', 'EBUSY'].includes(systemNameOf(cause) ?? '');
}

/** FILES_LOCKED, with the holder where the lock names one. */
export function filesLocked(
  path: string,
  {
    record: holder,
    verdict,
  }: { readonly record: LockHolder | undefined; readonly verdict: Verdict },
): Failed {
  return new Failed({
    code: 'FILES_LOCKED',
    path: path.slice(0, 4096),
    isElsewhere: verdict === 'foreign',
    ...(verdict === 'unsure' ? { isUnsure: true } : {}),
    ...(holder === undefined ? {} : { host: holder.host, process: holder.process }),
  });
}

/** LOCK_NOT_POSSIBLE, with the system's name of what went wrong; what is told already stays as it is. */
export function lockNotPossible(path: string, cause: unknown): Failed {
  if (cause instanceof Failed) return cause;
  const systemName = systemNameOf(cause);
  return new Failed({
    code: 'LOCK_NOT_POSSIBLE',
    path: path.slice(0, 4096),
    ...(systemName === undefined ? {} : { systemName }),
  });
}
