import { createHash } from 'node:crypto';
import { lstat, readdir, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { HOUR } from '../../shared/lib/time.ts';
import { failureOf } from '../../shared/values/failure.ts';
import { isNoFile, systemNameOf } from '../base/system-errors.ts';
import { openFile, type OpenFile, readAll, withFile, writeAll } from '../disk/open-file.ts';
import { removeIfThere } from '../disk/remove-if-there.ts';
import { FolderRefusedError, lockNotMade, notAFile } from './lock-failures.ts';
import { type LockRecord, parseRecord, printRecord } from './lock-record.ts';
import type { LockSystem } from './lock-system.ts';
import { forgetNonce, noteNonce } from './own-nonces.ts';
import type { ProcessIdentity } from './process-identity.ts';

/** A draft or a claim: only the process that created it writes it, and its name is never used again. */
export type OwnFile = {
  readonly path: string;
  readonly record: LockRecord;
};

/** A lock or claim as it is on the disk; without a record if it is incomplete or can't be read. */
export type RecordFile = {
  readonly text: string | undefined;
  /** The ID of the user it belongs to; undefined on Windows. */
  readonly owner?: number | undefined;
  readonly record: LockRecord | undefined;
};

// In bytes. A record has some hundred.
const largest = 64 * 1024;
const draftEnd = '.draft';
const claimEnd = '.claim';

/** Reads a lock or a claim; undefined where there is none. Throws NOT_A_FILE or the system's error. */
export async function readRecordFile(path: string): Promise<RecordFile | undefined> {
  try {
    return await withFile(path, 'r', async (file) => {
      const { uid } = await file.stat();
      const text = (await readAll(file, largest)).toString();
      return {
        text,
        owner: process.platform === 'win32' ? undefined : uid,
        record: parseRecord(text),
      };
    });
  } catch (cause) {
    const systemName = systemNameOf(cause) ?? '';
    if (systemName === 'ENOENT') return undefined;
    // A pipe or a device names no holder: a person has to remove it.
    if (isNoFile(systemName)) throw notAFile(path);
    // It belongs to another user, is far too large for a record or, on Windows, is just being deleted.
    if (['EACCES', 'EPERM', 'EBUSY', 'EISDIR', 'ELOOP', 'EINVAL', 'EFBIG'].includes(systemName)) {
      return { text: undefined, record: undefined };
    }
    throw cause;
  }
}

/** The same, but what is no file counts as a file without a record. Throws the system's error. */
export async function readRecordOrOddity(path: string): Promise<RecordFile | undefined> {
  try {
    return await readRecordFile(path);
  } catch (cause) {
    if (failureOf(cause).code !== 'NOT_A_FILE') throw cause;
    return { text: undefined, record: undefined };
  }
}

/** Writes a record beside the lock and flushes it. Throws FolderRefusedError, DISK_FULL or LOCK_NOT_POSSIBLE. */
export async function makeDraft(lock: string, record: LockRecord): Promise<OwnFile> {
  const path = `${lock}.${makerOf(record)}-${String(record.process)}-${record.nonce}${draftEnd}`;
  noteNonce(record.nonce);
  let file: OpenFile;
  try {
    file = await openFile(path, 'wx', 0o600);
  } catch (cause) {
    forgetNonce(record.nonce);
    const failed = lockNotMade(lock, cause);
    const refused = ['EACCES', 'EPERM', 'EROFS'].includes(systemNameOf(cause) ?? '');
    throw refused ? new FolderRefusedError(failed) : failed;
  }
  try {
    await writeThrough(file, printRecord(record));
  } catch (cause) {
    forgetNonce(record.nonce);
    await removeQuietly(path);
    throw lockNotMade(lock, cause);
  }
  return { path, record };
}

/** Writes a file, flushes it and closes it, also if that fails. */
export async function writeThrough(file: OpenFile, text: string): Promise<void> {
  try {
    await writeAll(file, Buffer.from(text), 0);
    // A power cut must leave no lock, or one that names its holder.
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Renames a draft to a claim, so that other processes see it complete or not at all. */
export async function raiseClaim(draft: OwnFile): Promise<OwnFile> {
  const path = `${draft.path.slice(0, -draftEnd.length)}${claimEnd}`;
  await rename(draft.path, path);
  return { ...draft, path };
}

/** The claims of other processes beside a lock. */
export async function otherClaims(lock: string, own: OwnFile): Promise<readonly string[]> {
  return (await filesBeside(lock, claimEnd)).filter((path) => path !== own.path);
}

/** Removes drafts that killed processes of this computer have left. Never throws. */
export async function sweepDrafts(lock: string, system: LockSystem): Promise<void> {
  // Except on Linux, earlier versions identified a computer by its name only.
  const makers = new Set([makerOf(system.me), makerOf({ ...system.me, machine: '' })]);
  for (const path of await filesBeside(lock, draftEnd).catch(() => [])) {
    const [, maker, number, nonce = ''] =
      /\.([0-9a-f]{16})-(\d+)-([0-9a-f]{32})\.draft$/.exec(path) ?? [];
    if (!makers.has(maker ?? '')) continue;
    const isOwnNumber = Number(number) === system.me.process;
    const gone = isOwnNumber
      ? !system.isHeldHere(nonce)
      : (await system.startOf(Number(number))) === undefined;
    if (gone || (await isOld(path))) await removeQuietly(path);
  }
}

/** Removes one of our own files; if that fails, a later sweep does. Never throws. */
export async function removeQuietly(path: string): Promise<void> {
  await removeIfThere(path).catch(() => undefined);
}

async function filesBeside(lock: string, end: string): Promise<readonly string[]> {
  const folder = dirname(lock);
  const names = await readdir(folder);
  return names
    .filter((name) => name.startsWith(`${basename(lock)}.`) && name.endsWith(end))
    .map((name) => join(folder, name));
}

async function isOld(path: string): Promise<boolean> {
  // Another process may have that ID by now; no draft is written for an hour.
  const stats = await lstat(path).catch(() => undefined);
  return stats !== undefined && Date.now() - stats.mtimeMs > HOUR;
}

// A draft may be incomplete, so its name says which computer may sweep it.
function makerOf({ machine, host, processSpace }: ProcessIdentity): string {
  const maker = JSON.stringify([machine === '' ? host : machine, processSpace]);
  return createHash('sha256').update(maker).digest('hex').slice(0, 16);
}
