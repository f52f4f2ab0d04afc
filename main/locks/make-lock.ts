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

// Errors where links are not supported. ENOTSUP and the like: exFAT and some network shares. EPERM: the same on Linux
// (link(2)). EISDIR: libuv's name for Windows' ERROR_INVALID_FUNCTION.
const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR']);

/** Drafts of locks that will be taken, by the path of the lock. */
export type Drafts = Map<string, OwnFile>;

/**
 * Writes drafts in parallel before the locks are taken in order, as each flush takes time. No draft where a lock exists
 * or a draft fails: taking the lock reports why. Never throws.
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

/** Removes drafts that were not used. Never throws. */
export async function removeDrafts(drafts: Drafts): Promise<void> {
  await Promise.all([...drafts.values()].map(({ path }) => removeQuietly(path)));
  for (const { record } of drafts.values()) forgetNonce(record.nonce);
}

/**
 * Turns a draft into a lock; the draft is removed in any case. Returns undefined where there is another lock. Throws the
 * system's error.
 */
export async function makeLock(
  path: string,
  draft: OwnFile,
  system: LockSystem,
): Promise<LockRecord | undefined> {
  const { record } = draft;
  try {
    await putInPlace(draft.path, path, printRecord(record), system);
    // A network file system may report EEXIST for the link it just made: so the content is compared.
    const [isOurs] = await Promise.all([isStillThere(path, record), removeQuietly(draft.path)]);
    if (!isOurs) forgetNonce(record.nonce);
    return isOurs ? record : undefined;
  } catch (cause) {
    await releaseLock(path, record).catch(() => undefined);
    // If it could not be removed, it counts as fallen.
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
    // Ours, but incomplete: no process could see whose it is.
    await removeQuietly(path);
    throw cause;
  }
}
