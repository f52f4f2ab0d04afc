import { lstat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
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
 * Takes one lock, also that of a process that has ended. A draft that is ready is used up first, without a look at
 * what stands there: it becomes the lock only where nothing does. Throws FILES_LOCKED, LOCK_NOT_POSSIBLE, or
 * FolderRefused where nobody like us can make a file beside it.
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
    // Perhaps being made by somebody whose file system has no links.
    if (found.record === undefined) return undefined;
    const { record, owner } = found;
    const verdict = await judge({ record, owner }, system);
    if (verdict !== 'fallen') throw filesLocked(path, { record, verdict });
    await takeAway(path, found, system, { byPerson: false });
    return undefined;
  });
}

/** Removes a lock that a process of this computer left when it ended; every other one stays. Throws what the disk does. */
export async function sweepLock(path: string, system: LockSystem): Promise<void> {
  const found = await readRecordFile(path);
  if (found?.record === undefined) return;
  const { record, owner } = found;
  if ((await judge({ record, owner }, system)) !== 'fallen') return;
  await takeAway(path, found, system, { byPerson: false });
}

/**
 * Removes the lock of another computer, one whose holder can't be told, or one that names none; fine where there is
 * none. Throws FILES_LOCKED where it is that of a living process of this computer or can't be read,
 * LOCK_NOT_POSSIBLE, or FolderRefused.
 */
export async function breakLock(path: string, system: LockSystem): Promise<void> {
  const end = performance.now() + system.patience;
  await untilSettled(path, { ...system, patience: 2 * system.patience }, async () => {
    if (await isOddity(path)) {
      await withExclusiveClaim(path, system, { byPerson: true }, () => removeIfThere(path));
      return undefined;
    }
    const found = await readRecordFile(path);
    if (found === undefined) return true;
    const { record, owner } = found;
    if (record === undefined) {
      if (performance.now() < end) return undefined;
      if (found.text === undefined) return undefined;
    } else if ((await judge({ record, owner }, system)) === 'living') {
      throw filesLocked(path, { record, verdict: 'living' });
    }
    return (await takeAway(path, found, system, { byPerson: true })) ? true : undefined;
  });
}

/** Whether it is a link, a pipe or the like that somebody has put in the place of a lock: none that Keyturn made. */
async function isOddity(path: string): Promise<boolean> {
  const stats = await lstat(path).catch(() => undefined);
  return stats !== undefined && !stats.isFile() && !stats.isDirectory();
}

/** Gives whether it was removed. */
async function takeAway(
  path: string,
  judged: RecordFile,
  system: LockSystem,
  asked: ClaimOverride,
): Promise<boolean> {
  let isGone = false;
  await withExclusiveClaim(path, system, asked, async () => {
    // Somebody may have done it meanwhile, and taken the lock.
    const found = await readRecordFile(path);
    if (found?.text !== judged.text) return;
    await removeIfThere(path);
    isGone = true;
  });
  return isGone;
}

// Some of what others do ends in a moment: making a lock, removing one, on Windows also looking at one.
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
        // Busy until the end says nothing about the folder.
        throw isBusy(cause) ? lockNotPossible(path, cause) : lockNotMade(path, cause);
      }
    }
    // Of several who got in each other's way, one comes back first.
    await delay(5 + Math.random() * 45);
  }
}
