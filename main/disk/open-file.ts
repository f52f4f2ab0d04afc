import type { Stats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { openHandle, type OpenMode, requireRegular, tooLarge } from './open-descriptor.ts';

/**
 * An open file: the part of a handle of `node:fs/promises` that neither reads nor writes without a limit. Everything is
 * done in the background, so that a disk that sleeps or a share that is away never stops the window.
 */
export type OpenFile = Pick<FileHandle, 'fd' | 'chmod' | 'chown' | 'sync' | 'close'> & {
  stat(): Promise<Stats>;
  /** Without a position it reads on from where it stopped. */
  read(
    into: Buffer,
    offset: number,
    length: number,
    position: number | null,
  ): Promise<{ readonly bytesRead: number }>;
  /** Without a position it writes at the end of a file that is appended to. */
  write(
    bytes: Buffer,
    offset: number,
    length: number,
    position: number | null,
  ): Promise<{ readonly bytesWritten: number }>;
};

// Credentials files, journals and settings fit into one. Bytes.
const piece = 32 * 1024;

/**
 * Opens a file; the caller closes it. Does not wait, and refuses anything but a regular file: see `openHandle`.
 */
export async function openFile(path: string, opening: OpenMode, mode?: number): Promise<OpenFile> {
  const file = await openHandle(path, opening, mode);
  try {
    requireRegular(await file.stat());
    return file;
  } catch (cause) {
    await file.close().catch(() => undefined);
    throw cause;
  }
}

/** Opens a file for one use, and closes it afterwards in every case. */
export async function withFile<Result>(
  path: string,
  opening: OpenMode,
  use: (file: OpenFile) => Promise<Result>,
): Promise<Result> {
  const file = await openFile(path, opening, 0o600);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

/** Writes all of these bytes from this position on, or at the end of a file that is appended to. */
export async function writeAll(
  file: Pick<OpenFile, 'write'>,
  bytes: Buffer,
  position: number | 'end',
): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const place = position === 'end' ? null : position + at;
    const { bytesWritten } = await file.write(bytes, at, bytes.length - at, place);
    // A disk may take only a part. If it takes nothing, this would never end.
    if (bytesWritten === 0) throw Object.assign(new Error('nothing is written'), { code: 'EIO' });
    at += bytesWritten;
  }
}

/** All bytes of an open file. Throws EFBIG where they are more than `most`. */
export async function readAll(file: Pick<OpenFile, 'read'>, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  // The size of a file is only a hint: it may grow, and a file that the system makes up reports none.
  for (let left = most; ;) {
    const next = Buffer.alloc(piece);
    const { bytesRead } = await file.read(next, 0, next.length, null);
    if (bytesRead === 0) return Buffer.concat(pieces);
    left -= bytesRead;
    if (left < 0) throw tooLarge();
    pieces.push(next.subarray(0, bytesRead));
  }
}

/** All bytes of a file. Throws EFBIG where they are more than `most`. */
export function readWholeFile(path: string, most: number): Promise<Buffer> {
  return withFile(path, 'r', async (file) => {
    // Refused before any of it is read.
    if ((await file.stat()).size > most) throw tooLarge();
    return readAll(file, most);
  });
}
