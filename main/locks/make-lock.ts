import { systemNameOf } from '../base/system-errors.ts';
import { openFile } from '../disk/open-file.ts';
import { type LockRecord, newRecord, printRecord } from './lock-record.ts';
import type { LockSystem } from './lock-system.ts';
import {
  makeDraft,
  type OwnFile,
  readRecordFile,
  removeQuietly,
  writeThrough,
} from './own-files.ts';
import { isStillThere, releaseLock } from './own-lock.ts';
import { forgetNonce } from './own-nonces.ts';

// ENOTSUP and its like: exFAT and some network shares. EPERM: the same on Linux (link(2)). EISDIR: what libuv makes
// of Windows' ERROR_INVALID_FUNCTION.
const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR']);

/** Drafts of locks that are about to be made, by the path of the lock. */
export type Drafts = Map<string, OwnFile>;

/**
 * Makes drafts of locks side by side, since the disk takes its time for each, as a head start: none of a lock that
 * stands there, nor where none can be made. Why not is told by taking it, in its turn. Never fails.
 */
export async function draftLocks(locks: readonly string[], system: LockSystem): Promise<Drafts> {
  const drafts: Drafts = new Map();
  await Promise.all(
    locks.map(async (lock) => {
      const draft = await draftOf(lock, system).catch(() => undefined);
      if (draft !== undefined) drafts.set(lock, draft);
    }),
  );
  return drafts;
}

/** Removes the drafts that became no lock. Never fails. */
export async function removeDrafts(drafts: Drafts): Promise<void> {
  await Promise.all([...drafts.values()].map(({ path }) => removeQuietly(path)));
  for (const { record } of drafts.values()) forgetNonce(record.nonce);
}

/**
 * Makes a lock of a draft, which is gone afterwards, whatever comes of it. Gives undefined where another one stands
 * there. Throws what the disk does.
 */
export async function makeLock(
  path: string,
  draft: OwnFile,
  system: LockSystem,
): Promise<LockRecord | undefined> {
  const { record } = draft;
  try {
    await putInPlace(draft.path, path, printRecord(record), system);
    // A network file system may say that it was there already and mean ours: what stands there counts.
    const [isOurs] = await Promise.all([isStillThere(path, record), removeQuietly(draft.path)]);
    if (!isOurs) forgetNonce(record.nonce);
    return isOurs ? record : undefined;
  } catch (cause) {
    await releaseLock(path, record).catch(() => undefined);
    // Where it stays, it is nobody's.
    forgetNonce(record.nonce);
    await removeQuietly(draft.path);
    throw cause;
  }
}

async function draftOf(lock: string, system: LockSystem): Promise<OwnFile | undefined> {
  if ((await readRecordFile(lock)) !== undefined) return undefined;
  return makeDraft(lock, newRecord(system.me));
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
  const file = await openFile(path, 'wx', 0o600).catch((cause: unknown) => {
    if (systemNameOf(cause) === 'EEXIST') return undefined;
    throw cause;
  });
  if (file === undefined) return;
  try {
    await writeThrough(file, text);
  } catch (cause) {
    // Torn, and of ours: nobody could tell whose it is.
    await removeQuietly(path);
    throw cause;
  }
}
