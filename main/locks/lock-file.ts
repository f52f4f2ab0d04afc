import { lstat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Failure } from '../../shared/values/failure.ts';
import { removeIfThere } from '../disk/remove-if-there.ts';
import { type ClaimOverride, withExclusiveClaim } from './exclusive-claim.ts';
import {
  filesLocked,
  FolderRefusedError,
  isBusy,
  lockNotMade,
  lockNotPossible,
} from './lock-failures.ts';
import { type LockRecord, newRecord } from './lock-record.ts';
import type { LockSystem } from './lock-system.ts';
import { makeLock } from './make-lock.ts';
import { type RecordFile, makeDraft, type OwnFile, readRecordFile } from './own-files.ts';
import { judge } from './verdict.ts';

/**
 * Takes one lock, also a fallen one. A draft in `ready` is tried first without reading the lock: it becomes the lock
 * only if there is none. Throws FILES_LOCKED, DISK_FULL, FOLDER_NOT_WRITABLE, NOT_A_FILE, LOCK_NOT_POSSIBLE, or
 * FolderRefusedError if this user can't create files in its folder.
 */
export async function takeLock(
  path: string,
  system: LockSystem,
  ready?: OwnFile,
): Promise<LockRecord> {
  let draft = ready;
  return untilSettled(path, system, async () => {
    const found = draft === undefined ? await readRecordFile(path) : undefined;
    if (found === undefined) {
      const own = draft ?? (await makeDraft(path, newRecord(system.me)));
      draft = undefined;
      return makeLock(path, own, system);
    }
    // Another process may be writing it, on a file system without links.
    if (found.record === undefined) return undefined;
    const { record, owner } = found;
    const verdict = await judge({ record, owner }, system);
    if (verdict !== 'fallen') throw filesLocked(path, { record, verdict });
    await takeAway(path, found, system, { byPerson: false });
    return undefined;
  });
}

/** Removes a fallen lock; any other stays. Throws NOT_A_FILE, FolderRefusedError or the system's error. */
export async function sweepLock(path: string, system: LockSystem): Promise<void> {
  const found = await readRecordFile(path);
  if (found?.record === undefined) return;
  const { record, owner } = found;
  if ((await judge({ record, owner }, system)) !== 'fallen') return;
  await takeAway(path, found, system, { byPerson: false });
}

/** The holder that a person was shown; no host and no process where the lock could not be read. */
export type ShownHolder = Pick<Failure, 'host' | 'process'>;

/**
 * Removes the lock of the holder that a person was shown, unless it is living; no lock is fine, too, and the lock of
 * another holder stays. Throws FILES_LOCKED where a living process of this computer holds it or it can't be read,
 * LOCK_NOT_POSSIBLE, or FolderRefusedError.
 */
export async function breakLock(
  path: string,
  system: LockSystem,
  shown: ShownHolder,
): Promise<void> {
  const end = performance.now() + system.patience;
  await untilSettled(path, { ...system, patience: 2 * system.patience }, async () => {
    if (await isOddity(path)) {
      if (shown.host !== undefined) return true;
      await withExclusiveClaim(path, system, { byPerson: true }, () => removeIfThere(path));
      return undefined;
    }
    const found = await readRecordFile(path);
    if (found === undefined) return true;
    const { record, owner } = found;
    if (record === undefined) {
      if (shown.host !== undefined) return true;
      if (performance.now() < end) return undefined;
      if (found.text === undefined) return undefined;
    } else if ((await judge({ record, owner }, system)) === 'living') {
      throw filesLocked(path, { record, verdict: 'living' });
    } else if (record.host !== shown.host || record.process !== shown.process) {
      return true;
    }
    return (await takeAway(path, found, system, { byPerson: true })) ? true : undefined;
  });
}

/** Whether a link, a pipe or the like is in place of the lock: Keyturn didn't create it. */
async function isOddity(path: string): Promise<boolean> {
  const stats = await lstat(path).catch(() => undefined);
  return stats !== undefined && !stats.isFile() && !stats.isDirectory();
}

/** Removes a lock unless it has changed since it was judged; returns whether it did. */
async function takeAway(
  path: string,
  judged: RecordFile,
  system: LockSystem,
  asked: ClaimOverride,
): Promise<boolean> {
  let isGone = false;
  await withExclusiveClaim(path, system, asked, async () => {
    // Another process may have removed it already and taken the lock.
    const found = await readRecordFile(path);
    if (found?.text !== judged.text) return;
    await removeIfThere(path);
    isGone = true;
  });
  return isGone;
}

// Tries again for a while: other processes take, remove or (on Windows) read a lock in a moment.
async function untilSettled<Result>(
  path: string,
  { patience }: LockSystem,
  attempt: () => Promise<Result | undefined>,
): Promise<Result> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      const result = await attempt();
      if (result !== undefined) return result;
      if (performance.now() >= end) {
        throw filesLocked(path, {
          record: (await readRecordFile(path))?.record,
          verdict: 'foreign',
        });
      }
    } catch (cause) {
      if (cause instanceof FolderRefusedError) throw cause;
      if (!isBusy(cause) || performance.now() >= end) {
        // A file that is busy to the end is no sign of the folder's permissions.
        throw isBusy(cause) ? lockNotPossible(path, cause) : lockNotMade(path, cause);
      }
    }
    // A random pause, so that processes that block each other don't try again at the same time.
    await delay(5 + Math.random() * 45);
  }
}
