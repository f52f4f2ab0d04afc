import type { Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileFailed } from './file-failures.ts';

/** Owner and mode of a folder: they decide who may write in it. */
export type FolderAccess = { readonly uid: number; readonly mode: number };

/** The folders that a person accepted, with owner and mode at that time. */
export type TrustedFolders = {
  get(folder: string): FolderAccess | undefined;
  /** Throws FILE_NOT_SAVED. */
  set(folder: string, access: FolderAccess): void;
};

// The write bits of group and others, as OpenSSH's StrictModes checks them.
const WRITABLE_BY_OTHERS = 0o022;

/**
 * Throws FOLDER_OPEN_TO_OTHERS if another user may write in the folder of the file, or of its link's target, and no
 * person has accepted that since its owner and mode changed: that user could replace the file while it is saved. A
 * missing folder is created for its owner alone. Windows has no such modes: there the home folder's access lists protect
 * the file.
 */
export async function requireClosedFolder(path: string, trusted: TrustedFolders): Promise<void> {
  const target = await realpath(path).catch(() => path);
  for (const folder of new Set([dirname(path), dirname(target)])) {
    const access = await accessOf(folder);
    if (access === undefined || !isOpen(access)) continue;
    const known = trusted.get(folder);
    if (known?.uid === access.uid && known.mode === access.mode) continue;
    throw fileFailed('FOLDER_OPEN_TO_OTHERS', folder, `mode ${access.mode.toString(8)}`);
  }
}

/** Remembers that a person accepts this folder with its present owner and mode. Throws FILE_NOT_SAVED. */
export async function trustFolder(folder: string, trusted: TrustedFolders): Promise<void> {
  const access = await accessOf(folder);
  if (access !== undefined) trusted.set(folder, access);
}

async function accessOf(folder: string): Promise<FolderAccess | undefined> {
  // A folder that can't be read is reported when the file is read or written.
  const stats: Stats | undefined = await stat(folder).catch(() => undefined);
  return stats && { uid: stats.uid, mode: stats.mode & 0o7777 };
}

function isOpen({ uid, mode }: FolderAccess): boolean {
  const self = process.geteuid?.();
  return self !== undefined && ((mode & WRITABLE_BY_OTHERS) !== 0 || (uid !== self && uid !== 0));
}
