import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { systemNameOf } from '../base/system-errors.ts';

const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_WRONLY } = constants;
// Opening a pipe in place of a file would wait for its other end. Windows has no such flag: its pipes and devices have
// names of their own.
const withoutWaiting = process.platform === 'win32' ? 0 : constants.O_NONBLOCK;

/** How a file may be opened: to read it, to change it, as a new one, to read it and append to it. */
const openings = {
  r: O_RDONLY,
  'r+': O_RDWR,
  wx: O_WRONLY | O_CREAT | O_EXCL,
  'a+': O_RDWR | O_CREAT | O_APPEND,
} as const;
export type OpenMode = keyof typeof openings;

// A file server asks the holder of a lease to release it, and reports EAGAIN until then (fcntl(2), "Leases"). In ms.
const leased = { patience: 5_000, wait: 50 } as const;

/**
 * Opens a path without waiting. The caller checks with `requireRegular` what is open, not the path: by then another file
 * may be there. The one place that opens a person's files; the linter forbids all others.
 */
export function openHandle(path: string, opening: OpenMode, mode?: number): Promise<FileHandle> {
  return openWithoutWaiting(path, openings[opening], mode);
}

/**
 * All bytes of a file before anything else is done, for what is needed before the first window; with what the system
 * says of the file. Throws ENXIO for what is no regular file, EFBIG for one that is larger than `most`.
 */
export function readFileNow(
  path: string,
  most: number,
): { readonly bytes: Buffer; readonly stats: Stats } {
  const file = openSync(path, O_RDONLY | withoutWaiting);
  try {
    const stats = fstatSync(file);
    requireRegular(stats);
    if (stats.size > most) throw tooLarge();
    return { bytes: readToEnd(file, most), stats };
  } finally {
    closeSync(file);
  }
}

/** Resolves when the names in a folder are on the disk. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows can't open a folder; its file system journals the entry by itself.
  if (process.platform === 'win32') return;
  const file = await openWithoutWaiting(folder, O_RDONLY | constants.O_DIRECTORY);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Throws EISDIR for a folder, and ENXIO for a pipe, a device or a socket, as the system does for some of them. */
export function requireRegular(stats: Stats): void {
  if (stats.isFile()) return;
  const code = stats.isDirectory() ? 'EISDIR' : 'ENXIO';
  throw Object.assign(new Error(`${code}: no regular file`), { code });
}

/** What is thrown for a file that is larger than its reader takes. */
export function tooLarge(): Error {
  return Object.assign(new Error('EFBIG: the file is too large'), { code: 'EFBIG' });
}

/** The size of a file is only a hint: it may grow, and a file that the system makes up reports none. */
function readToEnd(file: number, most: number): Buffer {
  const pieces: Buffer[] = [];
  let left = most;
  for (;;) {
    const piece = Buffer.alloc(64 * 1024);
    const length = readSync(file, piece, 0, piece.length, null);
    if (length === 0) return Buffer.concat(pieces);
    left -= length;
    if (left < 0) throw tooLarge();
    pieces.push(piece.subarray(0, length));
  }
}

async function openWithoutWaiting(path: string, flags: number, mode?: number): Promise<FileHandle> {
  const end = performance.now() + leased.patience;
  for (;;) {
    try {
      return await open(path, flags | withoutWaiting, mode);
    } catch (cause) {
      if (systemNameOf(cause) !== 'EAGAIN' || performance.now() >= end) throw cause;
    }
    await delay(leased.wait);
  }
}
