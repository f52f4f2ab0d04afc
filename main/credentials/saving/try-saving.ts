import { randomBytes } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { systemNameOf } from '../../base/system-errors.ts';
import { type Disk, realDisk } from './disk.ts';
import { fileFailed, writeFailed } from './file-failures.ts';
import { createTemporary } from './temporary-file.ts';

/**
 * Renames one temporary file over another beside this file, as a save does, and checks what a save promises: content,
 * name, mode, owner, and that an existing file can't be created again. The file itself is not touched. Throws
 * ACCESS_NOT_KEPT or what `createTemporary` throws.
 */
export async function trySaving(
  path: string,
  platform: NodeJS.Platform,
  disk = realDisk,
): Promise<void> {
  // Windows reports neither mode nor owner of these files, so it can't be checked that they stay.
  if (platform === 'win32' && isOfAnotherSystem(path)) throw fileFailed('ACCESS_NOT_KEPT', path);
  const target = await disk.realpath(path).catch(() => path);
  const original = await disk.stat(target).catch(() => undefined);
  const replaced = { target, known: path, original, disk };
  const first = await createTemporary(replaced);
  try {
    await first.fill(randomBytes(64));
    const second = await createTemporary(replaced);
    try {
      const bytes = randomBytes(64);
      await second.fill(bytes);
      const expected = await disk.stat(first.path);
      await disk.rename(second.path, first.path);
      const saved = await disk.stat(first.path);
      const names = await disk.readdir(dirname(target));
      const isKept =
        bytes.equals(await disk.readFile(first.path)) &&
        !names.includes(basename(second.path)) &&
        saved.mode === (original?.mode ?? expected.mode) &&
        (original !== undefined || platform === 'win32' || (saved.mode & 0o777) === 0o600) &&
        saved.uid === (original?.uid ?? expected.uid) &&
        saved.gid === (original?.gid ?? expected.gid) &&
        (await isExclusive(disk, first.path));
      if (!isKept) throw fileFailed('ACCESS_NOT_KEPT', path);
    } finally {
      await second.remove().catch(() => undefined);
    }
  } catch (cause) {
    throw writeFailed(cause, path, 'folder');
  } finally {
    await first.remove().catch(() => undefined);
  }
}

/** Linux files on Windows, by either name of the share (learn.microsoft.com, "Working across file systems"). */
function isOfAnotherSystem(path: string): boolean {
  return /^\\\\wsl(\$|\.localhost)\\/i.test(path.replaceAll('/', '\\'));
}

async function isExclusive(disk: Disk, path: string): Promise<boolean> {
  try {
    const handle = await disk.open(path, 'wx', 0o600);
    await handle.close();
    return false;
  } catch (cause) {
    return systemNameOf(cause) === 'EEXIST';
  }
}
