import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { retryWhileBusy, toRead } from '../../disk/busy-retry.ts';
import { openFile } from '../../disk/open-file.ts';
import { fileFailed, leadingTo, requireFile, writeFailed } from './file-failures.ts';
import { isMountPoint } from './mount-points.ts';
import { requireInherited } from './own-permissions.ts';
import { createTemporary, sweepTemporaries } from './temporary-file.ts';

/**
 * Checks that `saveAtomically` would succeed with so many bytes; changes nothing. Throws FILE_READ_ONLY, NOT_A_FILE,
 * FILE_HARD_LINKED, FILE_FOREIGN_OWNER, FOLDER_NOT_WRITABLE, DISK_FULL, FILE_HELD, PERMISSIONS_NOT_KEPT, or
 * FILE_NOT_SAVED (with EBUSY for a single file that is mounted: a rename over it fails).
 */
export async function tryWriting(path: string, size: number): Promise<void> {
  const { target, stats, isMounted } = await factsOf(path);
  requireFile(stats, path);
  // A person removed this bit on purpose, but root, or a rename by the folder's owner, would ignore it.
  if ((stats.mode & 0o200) === 0) throw fileFailed('FILE_READ_ONLY', path);
  if (stats.nlink > 1) throw fileFailed('FILE_HARD_LINKED', path);
  const self = process.geteuid?.();
  if (self !== undefined && stats.uid !== self) throw fileFailed('FILE_FOREIGN_OWNER', path);
  if (isMounted) throw fileFailed('FILE_NOT_SAVED', path, 'EBUSY');
  await requireInherited(target, path);
  await tryOpening(target, path);

  const temporary = await createTemporary({ target, known: path, original: stats, isTrial: true });
  try {
    // Random bytes, as a compressing file system has space for zeros even if it is full.
    await temporary.fill(randomBytes(size));
  } finally {
    await temporary.remove().catch(() => undefined);
  }
}

type TargetFacts = { readonly target: string; readonly stats: Stats; readonly isMounted: boolean };

async function factsOf(path: string): Promise<TargetFacts> {
  try {
    const target = await realpath(path);
    const [isMounted] = await Promise.all([
      isMountPoint(target),
      // Before the hard links are counted, as a left-over temporary file may be one.
      sweepTemporaries(dirname(target)),
    ]);
    return { target, stats: await stat(target), isMounted };
  } catch (cause) {
    throw writeFailed(cause, path, 'file');
  }
}

async function tryOpening(target: string, path: string): Promise<void> {
  try {
    const file = await retryWhileBusy(() => openFile(target, 'r+'), toRead);
    await file.close();
  } catch (cause) {
    throw await leadingTo(target, writeFailed(cause, path, 'file'));
  }
}
