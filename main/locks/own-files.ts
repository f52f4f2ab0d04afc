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

/** A file that only the process that made it ever writes; no other one has or gets its name. */
export type OwnFile = {
  readonly path: string;
  readonly record: LockRecord;
};

/** A file with a record as it stands on the disk; without a record where it is torn or can't be read. */
export type RecordFile = {
  readonly text: string | undefined;
  /** The number of the user it belongs to; undefined where the system does not tell. */
  readonly owner?: number | undefined;
  readonly record: LockRecord | undefined;
};

// A record has some hundred. In bytes.
const largest = 64 * 1024;
const draftEnd = '.draft';
const claimEnd = '.claim';

/** Reads a lock or a claim; undefined where there is none. Throws NOT_A_FILE, or what the disk does. */
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
    // A pipe, a device: it names nobody, and a person has to take it away.
    if (isNoFile(systemName)) throw notAFile(path);
    // Somebody else's, far too large for one, or, on Windows, just being deleted.
    if (['EACCES', 'EPERM', 'EBUSY', 'EISDIR', 'ELOOP', 'EINVAL', 'EFBIG'].includes(systemName)) {
      return { text: undefined, record: undefined };
    }
    throw cause;
  }
}

/** The same, and something that is no file is one that holds no record: it is nobody's. Throws what the disk does. */
export async function readRecordOrOddity(path: string): Promise<RecordFile | undefined> {
  try {
    return await readRecordFile(path);
  } catch (cause) {
    if (failureOf(cause).code !== 'NOT_A_FILE') throw cause;
    return { text: undefined, record: undefined };
  }
}

/** Writes a record beside the lock, down to the disk. Throws FolderRefused, DISK_FULL or LOCK_NOT_POSSIBLE. */
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

/** Writes a file to the disk and closes it, also when that fails. */
export async function writeThrough(file: OpenFile, text: string): Promise<void> {
  try {
    await writeAll(file, Buffer.from(text), 0);
    // A power cut must leave a lock that names its holder, or none.
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Turns a draft into a claim, which others see whole or not at all. */
export async function raiseClaim(draft: OwnFile): Promise<OwnFile> {
  const path = `${draft.path.slice(0, -draftEnd.length)}${claimEnd}`;
  await rename(draft.path, path);
  return { ...draft, path };
}

/** The claims of others that lie beside a lock. */
export async function otherClaims(lock: string, own: OwnFile): Promise<readonly string[]> {
  return (await filesBeside(lock, claimEnd)).filter((path) => path !== own.path);
}

/** Removes drafts that processes of this computer left behind when they were ended. Never fails. */
export async function sweepDrafts(lock: string, system: LockSystem): Promise<void> {
  // Earlier versions knew no more than the name where the system is not Linux.
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

/** Removes a file of our own; what stays is swept later. */
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
  // The number may have gone to another process since; nobody drafts for an hour.
  const stats = await lstat(path).catch(() => undefined);
  return stats !== undefined && Date.now() - stats.mtimeMs > HOUR;
}

// A draft may be torn: whose it is to sweep stands in its name.
function makerOf({ machine, host, processSpace }: ProcessIdentity): string {
  const maker = JSON.stringify([machine === '' ? host : machine, processSpace]);
  return createHash('sha256').update(maker).digest('hex').slice(0, 16);
}
