import { open, rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { type Asked, whileAlone } from './alone.ts';
import { filesLocked, FolderRefused, lockNotPossible, systemNameOf } from './lock-failures.ts';
import { type LockRecord, newRecord, printRecord } from './lock-record.ts';
import type { LockSystem } from './lock-system.ts';
import {
  type FoundFile,
  makeDraft,
  readRecordFile,
  removeQuietly,
  sweepDrafts,
  writeThrough,
} from './own-files.ts';
import { judge } from './verdict.ts';

/** What became of a lock of ours: let go, or no longer ours to let go. */
export type LetGo = 'let go' | 'vanished' | 'replaced';

// ENOTSUP and its like: exFAT and some network shares. EPERM: the same on Linux (link(2)). EISDIR: what libuv makes
// of Windows' ERROR_INVALID_FUNCTION.
const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR']);

/**
 * Takes one lock, also that of a process that has ended. Throws FILES_LOCKED, LOCK_NOT_POSSIBLE, or FolderRefused
 * where nobody like us can make a file beside it.
 */
export async function takeLock(path: string, system: LockSystem): Promise<LockRecord> {
  return untilSettled(path, system, async () => {
    const found = await readRecordFile(path);
    if (found === undefined) return makeLock(path, system);
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

/** Whether the lock with this record still lies there. Throws what the disk does. */
export async function isStillThere(path: string, record: LockRecord): Promise<boolean> {
  return (await readRecordFile(path))?.text === printRecord(record);
}

/** Lets go of a lock of ours, and of no other one. Throws what the disk does. */
export async function letGoOf(path: string, record: LockRecord): Promise<LetGo> {
  for (let tries = 1; ; tries += 1) {
    const found = await readRecordFile(path);
    if (found === undefined) return 'vanished';
    // One that can't be read may be in a virus scanner's hands, on Windows, or somebody else's.
    if (found.text !== undefined || tries === 5) {
      if (found.text !== printRecord(record)) return 'replaced';
      try {
        await rm(path, { force: true });
        return 'let go';
      } catch (cause) {
        if (tries === 5 || !isBusy(cause)) throw cause;
      }
    }
    await delay(tries * 20);
  }
}

async function makeLock(path: string, system: LockSystem): Promise<LockRecord | undefined> {
  const record = newRecord(system.me);
  const draft = await makeDraft(path, record);
  try {
    await putInPlace(draft.path, path, printRecord(record), system);
    // A network file system may say that it was there already and mean ours: what stands there counts.
    if (!(await isStillThere(path, record))) return undefined;
  } catch (cause) {
    await letGoOf(path, record).catch(() => undefined);
    throw cause;
  } finally {
    await removeQuietly(draft.path);
  }
  await sweepDrafts(path, system);
  return record;
}

async function putInPlace(
  draft: string,
  path: string,
  text: string,
  system: LockSystem,
): Promise<void> {
  try {
    await system.link(draft, path);
    return;
  } catch (cause) {
    const systemName = systemNameOf(cause) ?? '';
    if (systemName === 'EEXIST') return;
    if (!withoutLinks.has(systemName)) throw cause;
  }
  const handle = await open(path, 'wx', 0o600).catch((cause: unknown) => {
    if (systemNameOf(cause) === 'EEXIST') return undefined;
    throw cause;
  });
  if (handle === undefined) return;
  try {
    await writeThrough(handle, text);
  } catch (cause) {
    // Torn, and of ours: nobody could tell whose it is.
    await removeQuietly(path);
    throw cause;
  }
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
    if (found?.text === judged.text) await rm(path, { force: true });
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

function isBusy(cause: unknown): boolean {
  return ['EPERM', 'EACCES', 'EBUSY'].includes(systemNameOf(cause) ?? '');
}
