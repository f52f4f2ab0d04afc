import type { Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileFailed } from './file-failures.ts';

/** What says who may write in a folder. */
export type FolderAccess = { readonly uid: number; readonly mode: number };

/** The folders that a person has decided about, as they were then. */
export type TrustedFolders = {
  get(folder: string): FolderAccess | undefined;
  /** Throws FILE_NOT_SAVED. */
  set(folder: string, access: FolderAccess): void;
};

// Group and others, as OpenSSH's StrictModes looks at it.
const WRITABLE_BY_OTHERS = 0o022;

/**
 * Throws FOLDER_OPEN_TO_OTHERS for a file that lies, or is linked to, in a folder where somebody else may write and about
 * which no person has decided since: they could put another file in its place while it is saved. What is not there
 * yet is made for its owner alone. Windows has no such modes: there the folder of the home decides.
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

/** Remembers that a person has decided to work in this folder as it is now. */
export async function trustFolder(folder: string, trusted: TrustedFolders): Promise<void> {
  const access = await accessOf(folder);
  if (access !== undefined) trusted.set(folder, access);
}

async function accessOf(folder: string): Promise<FolderAccess | undefined> {
  // A folder that can't be looked at is reported when the file is read or written.
  const stats: Stats | undefined = await stat(folder).catch(() => undefined);
  return stats && { uid: stats.uid, mode: stats.mode & 0o7777 };
}

function isOpen({ uid, mode }: FolderAccess): boolean {
  const self = process.geteuid?.();
  return self !== undefined && ((mode & WRITABLE_BY_OTHERS) !== 0 || (uid !== self && uid !== 0));
}
