import { createHash, randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { HOUR, DAY } from '../../../shared/lib/time.ts';
import { systemNameOf } from '../../base/system-errors.ts';
import { nameForFiles } from '../../computer/machine.ts';
import { thisSystem } from '../../computer/system-questions.ts';
import { writeAll } from '../../disk/open-file.ts';
import { type Disk, type DiskFile, realDisk } from './disk.ts';
import { fileFailed, leadingTo, writeFailed } from './file-failures.ts';

/** A file beside the one it will replace. It holds secrets: the caller must rename or remove it. */
type TemporaryFile = {
  readonly path: string;
  /** Writes all bytes, flushes and closes the file. */
  fill(bytes: Buffer): Promise<void>;
  /** Removes it if it is there. */
  remove(): Promise<void>;
};

// Temporary files that this process uses: a sweep leaves them alone.
const ours = new Set<string>();

/** The file that a temporary file will replace. */
type ReplacedFile = {
  /** The resolved path; the temporary file is created in its folder. */
  readonly target: string;
  /** The path that the person knows, for failures. */
  readonly known: string;
  /** Whose mode and owner are copied; the mode is 0600 without one. */
  readonly original: Stats | undefined;
  /** Whether it won't replace the original, so that no access control list and attributes are copied. */
  readonly isTrial?: boolean;
  readonly disk?: Disk;
};

/**
 * Creates an empty temporary file beside the one to be replaced. Throws FOLDER_NOT_WRITABLE, DISK_FULL,
 * FILE_FOREIGN_OWNER, FILE_CHANGED_MEANWHILE or FILE_NOT_SAVED, and removes it then.
 */
export async function createTemporary({
  target,
  known,
  original,
  isTrial = false,
  disk = realDisk,
}: ReplacedFile): Promise<TemporaryFile> {
  const [computer] = await namesOfThisComputer();
  const name = `.keyturn-${computer}-${process.pid}-${randomBytes(8).toString('hex')}.tmp`;
  const path = join(dirname(target), name);
  ours.add(name);
  const remove = async (): Promise<void> => {
    try {
      await disk.remove(path);
    } finally {
      // If that failed, the next sweep tries again.
      ours.delete(name);
    }
  };
  let handle: DiskFile;
  try {
    handle = await disk.open(path, 'wx', 0o600);
  } catch (cause) {
    ours.delete(name);
    throw await leadingTo(target, writeFailed(cause, known, 'folder'));
  }
  try {
    if (original !== undefined) {
      // First, as `cp` sets the mode, too.
      if (!isTrial && disk.copiesAttributes) {
        await copyFrom(disk, { target, known, original }, handle);
      }
      await makeAlike(handle, known, original);
    }
  } catch (cause) {
    await closeQuietly(handle);
    await remove().catch(() => undefined);
    throw writeFailed(cause, known, 'folder');
  }
  return { path, remove, fill: (bytes) => fill(handle, bytes, known) };
}

/** Copies the attributes after checking that the opened file is the one to be replaced. */
async function copyFrom(
  disk: Disk,
  {
    target,
    known,
    original,
  }: Required<Pick<ReplacedFile, 'target' | 'known'>> & { original: Stats },
  to: DiskFile,
): Promise<void> {
  const from = await disk.open(target, 'r');
  try {
    const { dev, ino } = await from.stat();
    if (dev !== original.dev || ino !== original.ino) {
      throw fileFailed('FILE_CHANGED_MEANWHILE', known);
    }
    await disk.copyAttributes(from, to);
  } finally {
    await from.close();
  }
}

/** Removes left-over temporary files beside a known file, which need not exist. Never throws. */
export async function sweepBeside(path: string): Promise<void> {
  await sweepTemporaries(dirname(await realDisk.realpath(path).catch(() => path)));
}

/**
 * Removes temporary files of killed processes: those of this computer at once, those of another computer (or, where the
 * hardware has no ID, of this one under an earlier name) after a day. Never throws. If it removes a file that is still in
 * use, that save fails before anything is replaced.
 */
export async function sweepTemporaries(folder: string, disk = realDisk): Promise<void> {
  const names = await disk.readdir(folder).catch(() => []);
  const computers = await namesOfThisComputer();
  for (const name of names) {
    const [, host, maker] = /^\.keyturn-([0-9a-f]{8})-(\d+)-[0-9a-f]{16}\.tmp$/.exec(name) ?? [];
    if (host === undefined || ours.has(name)) continue;
    const path = join(folder, name);
    if (await isLeftOver(disk, path, computers.includes(host) ? Number(maker) : undefined)) {
      await disk.remove(path).catch(() => undefined);
    }
  }
}

/**
 * Names this computer in file names, as a folder may be on a network and processes of other computers can't be seen;
 * earlier versions used the host name only.
 */
async function namesOfThisComputer(): Promise<readonly [string, string]> {
  return [hashed(await nameForFiles()), hashed(thisSystem.host())];
}

function hashed(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 8);
}

async function isLeftOver(disk: Disk, path: string, maker: number | undefined): Promise<boolean> {
  const stats = await disk.lstat(path).catch(() => undefined);
  if (stats === undefined || !stats.isFile() || !mayBeOurs(stats)) return false;
  const age = Date.now() - stats.mtimeMs;
  if (maker === undefined) return age > DAY;
  if (maker === process.pid || !isAlive(maker)) return true;
  // Another process may have that ID by now; no save takes an hour.
  return age > HOUR;
}

// Root may sweep all files, as those it created got the owner of the file they would replace.
function mayBeOurs({ uid }: Stats): boolean {
  const self = process.geteuid?.();
  return self === undefined || self === 0 || self === uid;
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (cause) {
    return systemNameOf(cause) !== 'ESRCH';
  }
}

async function makeAlike(handle: DiskFile, known: string, original: Stats): Promise<void> {
  const made = await handle.stat();
  if (made.uid !== original.uid || made.gid !== original.gid) {
    try {
      await handle.chown(original.uid, original.gid);
    } catch (cause) {
      throw fileFailed('FILE_FOREIGN_OWNER', known, systemNameOf(cause));
    }
  }
  // After the owner, as changing that clears mode bits.
  await handle.chmod(original.mode & 0o7777);
}

async function fill(handle: DiskFile, bytes: Buffer, known: string): Promise<void> {
  try {
    await writeAll(handle, bytes, 0);
    await handle.sync();
  } catch (cause) {
    await closeQuietly(handle);
    throw writeFailed(cause, known, 'folder');
  }
  // Some network file systems report a full disk only here.
  await handle.close().catch((cause: unknown) => {
    throw writeFailed(cause, known, 'folder');
  });
}

async function closeQuietly(handle: DiskFile): Promise<void> {
  await handle.close().catch(() => undefined);
}
