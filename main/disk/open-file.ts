import {
  close,
  closeSync,
  fchmod,
  fchmodSync,
  fchown,
  fchownSync,
  fstat,
  fstatSync,
  fsync,
  read,
  readSync,
  type Stats,
  write,
  writeSync,
} from 'node:fs';
import { promisify } from 'node:util';
import { openDescriptor, type OpenMode, requireRegular, tooLarge } from './open-descriptor.ts';

/**
 * An open file. What is asked of it is done at once where that is sure to be short: a thread of its own for each question
 * takes several times as long as the answer, and a rotation asks hundreds. Sure it is of a regular file that was opened
 * quickly and a moment ago, and of a small piece. All else is waited for in the background: opening, which is where a
 * disk that sleeps and a share that is away are met first, and flushing. Everything throws what the system says.
 */
export type OpenFile = {
  /** The system's number of it, for a program that inherits it. */
  readonly descriptor: number;
  stat(): Promise<Stats>;
  chmod(mode: number): Promise<void>;
  chown(uid: number, gid: number): Promise<void>;
  /** Reads what stands at this position, up to the length of the buffer. Gives how many bytes it was. */
  read(into: Buffer, position: number): Promise<number>;
  /** All of its bytes; throws EFBIG where they are more than `most`. */
  readAll(most?: number): Promise<Buffer>;
  /** Writes some of these bytes at this position, or at the end of a file that is appended to. Gives how many. */
  write(bytes: Buffer, position: number | 'end'): Promise<number>;
  /** Ends when everything that was written is on the disk. */
  sync(): Promise<void>;
  /** Once everything else has ended. A second time does nothing. */
  close(): Promise<void>;
};

/** What is done at once: in a file that took so long to open and is open for so long at most, in ms; in bytes. */
const atOnce = { opening: 10, open: 1_000, piece: 32 * 1024 } as const;
// What is no file, or one that the system makes up, does not say how long it is. Bytes.
const least = 4 * 1024;

/**
 * Opens a file; the caller closes it. It waits for nobody and refuses what is no regular file: see `openDescriptor`.
 */
export async function openFile(path: string, opening: OpenMode, mode?: number): Promise<OpenFile> {
  const asked = performance.now();
  const file = await openDescriptor(path, opening, mode);
  const since = performance.now();
  const isNear = (): boolean =>
    since - asked <= atOnce.opening && performance.now() - since <= atOnce.open;
  try {
    const stats = await (isNear() ? fstatSync(file) : promisify(fstat)(file));
    requireRegular(stats);
    return openedFile(file, stats, isNear);
  } catch (cause) {
    await promisify(close)(file).catch(() => undefined);
    throw cause;
  }
}

/** Opens a file for one use, which has ended with everything it does, and closes it whatever comes of that. */
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
  // A disk may take a part only; one that takes nothing has an error of its own.
  for (let at = 0; at < bytes.length;) {
    at += await file.write(bytes.subarray(at), position === 'end' ? position : position + at);
  }
}

/** All bytes of a file. Throws EFBIG where they are more than `most`. */
export function readWholeFile(path: string, most?: number): Promise<Buffer> {
  return withFile(path, 'r', (file) => file.readAll(most));
}

function openedFile(file: number, first: Stats, isNear: () => boolean): OpenFile {
  let isClosed = false;
  let isWritten = false;

  function requireOpen(): void {
    // Its number may be another file's by now.
    if (isClosed) throw Object.assign(new Error('the file is closed'), { code: 'EBADF' });
  }

  function isShort(length = 0): boolean {
    requireOpen();
    return length <= atOnce.piece && isNear();
  }

  async function readSome(into: Buffer, position: number | null): Promise<number> {
    if (isShort(into.length)) return readSync(file, into, 0, into.length, position);
    return (await promisify(read)(file, into, 0, into.length, position)).bytesRead;
  }

  async function writeSome(bytes: Buffer, position: number | 'end'): Promise<number> {
    isWritten = true;
    const at = position === 'end' ? null : position;
    const written = isShort(bytes.length)
      ? writeSync(file, bytes, 0, bytes.length, at)
      : (await promisify(write)(file, bytes, 0, bytes.length, at)).bytesWritten;
    // Whoever writes the rest would never come to an end.
    if (written === 0) throw Object.assign(new Error('nothing is written'), { code: 'EIO' });
    return written;
  }

  async function readAll(most = Infinity): Promise<Buffer> {
    if (first.size > most) throw tooLarge();
    const pieces: Buffer[] = [];
    // One more than it had, so that its end is seen.
    let next = Buffer.alloc(Math.max(least, first.size + 1));
    let total = 0;
    for (let isEnd = false; !isEnd; next = Buffer.alloc(atOnce.piece)) {
      const length = await readSome(next, null);
      if (length > 0) pieces.push(next.subarray(0, length));
      total += length;
      if (total > most) throw tooLarge();
      // A disk may give a part only: less than was asked for is the end where it was to be.
      isEnd = length === 0 || (total === first.size && length < next.length);
    }
    const [only] = pieces;
    return only !== undefined && pieces.length === 1 ? only : Buffer.concat(pieces);
  }

  return {
    descriptor: file,
    stat: async () => (isShort() ? fstatSync(file) : promisify(fstat)(file)),
    chmod: async (mode) => {
      await (isShort() ? fchmodSync(file, mode) : promisify(fchmod)(file, mode));
    },
    chown: async (uid, gid) => {
      await (isShort() ? fchownSync(file, uid, gid) : promisify(fchown)(file, uid, gid));
    },
    read: readSome,
    readAll,
    write: writeSome,
    sync: async () => {
      requireOpen();
      await promisify(fsync)(file);
    },
    close: async () => {
      if (isClosed) return;
      // On Windows, a virus scanner looks at what was written while it is closed.
      const isQuick = isShort() && !(isWritten && process.platform === 'win32');
      isClosed = true;
      await (isQuick ? closeSync(file) : promisify(close)(file));
    },
  };
}
