import type { Stats } from 'node:fs';
import { dirname } from 'node:path';
import { createNamedQueues } from '../../base/queues.ts';
import { systemNameOf } from '../../base/system-errors.ts';
import { type Patience, retryWhileBusy, toChange } from '../../disk/busy-retry.ts';
import { type Disk, realDisk } from './disk.ts';
import { fileFailed, requireFile, writeFailed } from './file-failures.ts';
import { createTemporary, sweepTemporaries } from './temporary-file.ts';

// So that two saves of this process never replace one file at the same time.
const replacements = createNamedQueues();

type SaveOptions = {
  /** The bytes the file must still have right before it is replaced; undefined if there must be no file. */
  readonly expected: Buffer | undefined;
  readonly platform?: NodeJS.Platform;
  /** How long to wait while another program holds the file; 60 s by default. */
  readonly patience?: Omit<Patience, 'platform'>;
  readonly disk?: Disk;
};

/**
 * Replaces a file as a whole: at every moment there is the old or the new one. Of a symlink, the target is replaced;
 * mode and owner stay. Throws FILE_CHANGED_MEANWHILE, FILE_HARD_LINKED, FILE_FOREIGN_OWNER, DISK_FULL, FILE_READ_ONLY,
 * FOLDER_NOT_WRITABLE, NOT_A_FILE, FOLDER_NOT_FILE, FILE_HELD or FILE_NOT_SAVED, and leaves no temporary file.
 *
 * Between the comparison and the rename, another program can still write: no system offers a rename that compares.
 * A new file has no such gap, except on a file system without hard links.
 */
export async function saveAtomically(
  path: string,
  bytes: Buffer,
  options: SaveOptions,
): Promise<void> {
  const { expected, platform = process.platform, patience = toChange, disk = realDisk } = options;
  const target = await resolveTarget(disk, path, expected);
  const folder = dirname(target);
  // First, as a left-over temporary file may be a hard link to the file.
  await sweepTemporaries(folder, disk);
  const original = expected === undefined ? undefined : await regularFile(disk, target, path);
  const temporary = await createTemporary({ target, known: path, original, disk });
  try {
    await temporary.fill(bytes);
    if ((await resolveTarget(disk, path, expected)) !== target) {
      throw fileFailed('FILE_CHANGED_MEANWHILE', path);
    }
    const replace = async (): Promise<void> => {
      const isNamed =
        expected === undefined &&
        (await linkAsNew(disk, { temporary: temporary.path, target, path }));
      if (isNamed) return;
      await expectUnchanged(disk, { target, path, expected });
      await disk.rename(temporary.path, target);
    };
    await replacements.run(target, () => retryWhileBusy(replace, { ...patience, platform }));
  } catch (cause) {
    // The first error is thrown. A temporary file that can't be removed is swept at the next save.
    await temporary.remove().catch(() => undefined);
    throw writeFailed(cause, path, 'folder');
  }
  await temporary.remove().catch(() => undefined);
  await syncFolder(disk, folder, path);
}

async function resolveTarget(
  disk: Disk,
  path: string,
  expected: Buffer | undefined,
): Promise<string> {
  try {
    const target = await disk.realpath(path);
    if (expected === undefined) throw fileFailed('FILE_CHANGED_MEANWHILE', path);
    return target;
  } catch (cause) {
    if (systemNameOf(cause) !== 'ENOENT') throw writeFailed(cause, path, 'folder');
    if (expected !== undefined) throw fileFailed('FILE_CHANGED_MEANWHILE', path, 'ENOENT');
  }
  // A symlink to a missing file: Keyturn doesn't guess where to create its target.
  const found = await disk.lstat(path).catch(() => undefined);
  if (found !== undefined) throw fileFailed('FILE_NOT_SAVED', path, 'ENOENT');
  return path;
}

async function regularFile(disk: Disk, target: string, path: string): Promise<Stats> {
  const stats = await disk.stat(target).catch((cause: unknown) => {
    throw writeFailed(cause, path, 'file');
  });
  requireFile(stats, path);
  if (stats.nlink > 1) throw fileFailed('FILE_HARD_LINKED', path);
  return stats;
}

/**
 * Links a new file under its name, which never overwrites another. Returns false on file systems without hard links,
 * where the caller renames. The temporary name is removed by the caller, or by the next sweep.
 */
async function linkAsNew(
  disk: Disk,
  { temporary, target, path }: Readonly<Record<'temporary' | 'target' | 'path', string>>,
): Promise<boolean> {
  try {
    await disk.link(temporary, target);
    return true;
  } catch (cause) {
    if (systemNameOf(cause) === 'EEXIST') throw fileFailed('FILE_CHANGED_MEANWHILE', path);
    return false;
  }
}

type ExpectedContent = {
  readonly target: string;
  readonly path: string;
  readonly expected: Buffer | undefined;
};

async function expectUnchanged(
  disk: Disk,
  { target, path, expected }: ExpectedContent,
): Promise<void> {
  const current = await disk.readFile(target, expected?.length ?? 0).catch((cause: unknown) => {
    if (systemNameOf(cause) === 'ENOENT') return undefined;
    // Larger than before, so it has changed.
    if (systemNameOf(cause) === 'EFBIG') throw fileFailed('FILE_CHANGED_MEANWHILE', path);
    throw cause;
  });
  const same = expected === undefined ? current === undefined : current?.equals(expected);
  if (same !== true) throw fileFailed('FILE_CHANGED_MEANWHILE', path);
}

async function syncFolder(disk: Disk, folder: string, path: string): Promise<void> {
  try {
    await disk.syncFolder(folder);
  } catch (cause) {
    // Windows and some file systems have no such call; only errors of the disk are reported.
    if (['EIO', 'ENOSPC', 'EDQUOT'].includes(systemNameOf(cause) ?? '')) {
      throw writeFailed(cause, path, 'folder');
    }
  }
}
