import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsync,
  open,
  read,
  readSync,
  type Stats,
  write,
  writeSync,
} from 'node:fs';
import { promisify } from 'node:util';

/**
 * An open file. What is asked of it is done at once: a thread of its own for each question takes several times as long
 * as the answer, and a rotation asks hundreds. What can take long is waited for in the background all the same: opening,
 * which is where a disk or a share that does not answer is met, flushing, large pieces, and whatever is no regular file.
 * Everything throws what the system says.
 */
export type OpenFile = {
  stat(): Stats;
  chmod(mode: number): void;
  chown(uid: number, gid: number): void;
  /** Reads what stands at this position, up to the length of the buffer. Gives how many bytes it was. */
  read(into: Buffer, position: number): Promise<number>;
  /** All of its bytes. */
  readAll(): Promise<Buffer>;
  /** Writes some of these bytes at this position, and gives how many. */
  write(bytes: Buffer, position: number): Promise<number>;
  /** Writes all of them from this position on, or where it stands: at the end of a file that is opened for appending. */
  writeAll(bytes: Buffer, position?: number): Promise<void>;
  /** Ends when everything that was written is on the disk. */
  sync(): Promise<void>;
  close(): void;
};

/** The largest piece that is read or written at once: 200 profiles, or 5 ms of a disk that is slow. Bytes. */
const atOnce = 32 * 1024;
// What is no file, or one that the system makes up, does not say how long it is.
const least = 4 * 1024;

/** Opens a file. Whoever does closes it. */
export async function openFile(
  path: string,
  flags: string | number,
  mode?: number,
): Promise<OpenFile> {
  const file = await promisify(open)(path, flags, mode);
  try {
    return openedFile(file, fstatSync(file).isFile());
  } catch (cause) {
    closeSync(file);
    throw cause;
  }
}

/** Opens a file for one use, and closes it whatever comes of that. */
export async function withFile<Result>(
  path: string,
  flags: string | number,
  use: (file: OpenFile) => Result | Promise<Result>,
): Promise<Result> {
  const file = await openFile(path, flags, 0o600);
  try {
    return await use(file);
  } finally {
    file.close();
  }
}

/** All bytes of a file. */
export function readWholeFile(path: string): Promise<Buffer> {
  return withFile(path, 'r', (file) => file.readAll());
}

function openedFile(file: number, isRegular: boolean): OpenFile {
  const isQuick = (length: number): boolean => isRegular && length <= atOnce;

  async function readSome(into: Buffer, position: number | null): Promise<number> {
    if (isQuick(into.length)) return readSync(file, into, 0, into.length, position);
    const { bytesRead } = await promisify(read)(file, into, 0, into.length, position);
    return bytesRead;
  }

  async function writeSome(bytes: Buffer, position: number | null): Promise<number> {
    if (isQuick(bytes.length)) return writeSync(file, bytes, 0, bytes.length, position);
    const { bytesWritten } = await promisify(write)(file, bytes, 0, bytes.length, position);
    return bytesWritten;
  }

  return {
    stat: () => fstatSync(file),
    chmod: (mode) => {
      fchmodSync(file, mode);
    },
    chown: (uid, gid) => {
      fchownSync(file, uid, gid);
    },
    read: readSome,
    readAll: async () => {
      const pieces: Buffer[] = [];
      // One more than it says it has, so that its end is seen.
      let next = Buffer.alloc(Math.max(least, fstatSync(file).size + 1));
      for (let length = -1; length !== 0; next = Buffer.alloc(atOnce)) {
        length = await readSome(next, null);
        if (length > 0) pieces.push(next.subarray(0, length));
      }
      const [first] = pieces;
      return first !== undefined && pieces.length === 1 ? first : Buffer.concat(pieces);
    },
    write: writeSome,
    writeAll: async (bytes, position) => {
      // A disk may take a part only; one that takes nothing has an error of its own.
      for (let at = 0; at < bytes.length;) {
        at += await writeSome(bytes.subarray(at), position === undefined ? null : position + at);
      }
    },
    sync: () => promisify(fsync)(file),
    close: () => {
      closeSync(file);
    },
  };
}
