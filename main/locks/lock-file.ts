import { setTimeout as delay } from 'node:timers/promises';
import { removeIfThere } from '../disk/remove-if-there.ts';
import { type Asked, whileAlone } from './alone.ts';
import { filesLocked, FolderRefused, isBusy, lockNotPossible } from './lock-failures.ts';
import { type LockRecord, newRecord } from './lock-record.ts';
import type { LockSystem } from './lock-system.ts';
import { makeLock } from './make-lock.ts';
import { type FoundFile, makeDraft, type OwnFile, readRecordFile } from './own-files.ts';
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
    const verdict = await judge(found.record, system.me, system.startOf);
    if (verdict !== 'fallen') throw filesLocked(path, found.record, verdict === 'foreign');
    await takeAway(path, found, system, { byPerson: false });
    return undefined;
  });
}

/**
 * Removes the lock of another computer, or one that names no holder; fine where there is none. Throws FILES_LOCKED
 * where it is that of a living process of this computer or can't be read, LOCK_NOT_POSSIBLE, or FolderRefused.
 */
export async function breakLock(path: string, system: LockSystem): Promise<void> {
  const end = performance.now() + system.patience;
  await untilSettled(path, { ...system, patience: 2 * system.patience }, async () => {
    const found = await readRecordFile(path);
    if (found === undefined) return true;
    if (found.record === undefined) {
      if (found.text === undefined || performance.now() < end) return undefined;
    } else if ((await judge(found.record, system.me, system.startOf)) === 'living') {
      throw filesLocked(path, found.record, false);
    }
    await takeAway(path, found, system, { byPerson: true });
    return undefined;
  });
}

async function takeAway(
  path: string,
  judged: FoundFile,
  system: LockSystem,
  asked: Asked,
): Promise<void> {
  await whileAlone(path, system, asked, async () => {
    // Somebody may have done it meanwhile, and taken the lock.
    const found = await readRecordFile(path);
    if (found?.text === judged.text) await removeIfThere(path);
  });
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
      if (performance.now() >= end) throw filesLocked(path, (await readRecordFile(path))?.record);
    } catch (cause) {
      if (cause instanceof FolderRefused) throw cause;
      if (!isBusy(cause) || performance.now() >= end) throw lockNotPossible(path, cause);
    }
    // Of several who got in each other's way, one comes back first.
    await delay(5 + Math.random() * 45);
  }
}
