import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import {
  appendFile,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { readFileNow } from '../../../main/disk/open-descriptor.ts';
import {
  openFile,
  readAll,
  readWholeFile,
  withFile,
  writeAll,
} from '../../../main/disk/open-file.ts';
import { type OddDisk, oddDisk } from './odd-disk.ts';

// More than any file of these tests. Bytes.
const most = 64 * 1024 * 1024;

let folder: string;
let path: string;
let disk: OddDisk;

beforeEach(async () => {
  disk = await oddDisk();
  folder = await mkdtemp(join(tmpdir(), 'keyturn-disk-'));
  path = join(folder, 'file');
});

afterEach(async () => {
  disk.restore();
  await rm(folder, { recursive: true });
});

function bytes(length: number): Buffer {
  return Buffer.from(Array.from({ length }, (_, at) => at % 251));
}

const kib = 1024;
const lengths = [0, 1, 4 * kib - 1, 4 * kib, 32 * kib - 1, 32 * kib, 32 * kib + 1, 1024 * kib + 3];

describe('a file', () => {
  test.each(lengths)('of %d bytes is written and read as a whole', async (length) => {
    await withFile(path, 'wx', (file) => writeAll(file, bytes(length), 0));
    expect((await readFile(path)).equals(bytes(length))).toBe(true);
    expect((await readWholeFile(path, most)).equals(bytes(length))).toBe(true);
  });

  test('is written and read at a position', async () => {
    await writeFile(path, 'abcdef');
    const into = Buffer.alloc(3);
    const { bytesRead } = await withFile(path, 'r+', async (file) => {
      await writeAll(file, Buffer.from('XY'), 2);
      return file.read(into, 0, 3, 3);
    });
    expect(bytesRead).toBe(3);
    expect(into.toString()).toBe('Yef');
    expect(await readFile(path, 'utf8')).toBe('abXYef');
  });

  test('that is opened for appending goes on at its end, also behind what others have appended', async () => {
    await writeFile(path, 'one\n');
    await withFile(path, 'a+', async (file) => {
      await writeAll(file, Buffer.from('two\n'), 'end');
      await appendFile(path, 'three\n');
      await writeAll(file, Buffer.from('four\n'), 'end');
    });
    expect(await readFile(path, 'utf8')).toBe('one\ntwo\nthree\nfour\n');
  });

  test('that grows once it is opened is read to its end', async () => {
    await writeFile(path, bytes(10));
    const file = await openFile(path, 'r');
    try {
      await appendFile(path, bytes(100 * kib));
      expect((await readAll(file, most)).length).toBe(10 + 100 * kib);
    } finally {
      await file.close();
    }
  });

  test.runIf(process.platform !== 'win32')('has the mode it is given', async () => {
    await withFile(path, 'wx', async (file) => {
      await file.chmod(0o640);
      expect((await file.stat()).mode & 0o777).toBe(0o640);
    });
    expect((await stat(path)).mode & 0o777).toBe(0o640);
  });

  test.runIf(process.platform === 'linux')('that the system makes up is read whole', async () => {
    const whole = await readFile('/proc/self/mountinfo');
    expect((await readWholeFile('/proc/self/mountinfo', most)).equals(whole)).toBe(true);
    disk.takes(100);
    expect((await readWholeFile('/proc/self/mountinfo', most)).equals(whole)).toBe(true);
  });
});

describe('on a disk with habits of its own', () => {
  test('that takes one byte at a time, everything is written and read', async () => {
    disk.takes(1);
    await writeFile(path, '');
    const file = await openFile(path, 'r+');
    try {
      await writeAll(file, bytes(300), 0);
      await writeAll(file, Buffer.from('word'), 100);
      const wanted = Buffer.concat([bytes(100), Buffer.from('word'), bytes(300).subarray(104)]);
      expect((await readFile(path)).equals(wanted)).toBe(true);
      expect((await readWholeFile(path, most)).equals(wanted)).toBe(true);
    } finally {
      await file.close();
    }
  });

  test('what grows while it is read is read to its end', async () => {
    await writeFile(path, 'one');
    disk.beforeNextRead(() => {
      appendFileSync(path, ' and two');
    });
    expect((await readWholeFile(path, most)).toString()).toBe('one and two');
  });

  test('a disk that takes nothing is one that fails', async () => {
    disk.takes(0);
    const writing = withFile(path, 'wx', (file) => writeAll(file, Buffer.from('x'), 0));
    await expect(writing).rejects.toMatchObject({ code: 'EIO' });
  });
});

describe('what goes wrong', () => {
  test('has the name the system gives it', async () => {
    await expect(readWholeFile(path, most)).rejects.toMatchObject({ code: 'ENOENT', path });
    await expect(readWholeFile(folder, most)).rejects.toMatchObject({ code: 'EISDIR' });
    await writeFile(path, '');
    await expect(openFile(path, 'wx')).rejects.toMatchObject({ code: 'EEXIST' });
    const writing = withFile(path, 'r', (file) => writeAll(file, Buffer.from('x'), 0));
    await expect(writing).rejects.toMatchObject({ code: 'EBADF' });
  });

  test.runIf(process.platform === 'linux')('leaves no file open', async () => {
    await writeFile(path, '');
    const before = (await readdir('/proc/self/fd')).length;
    for (let times = 0; times < 20; times += 1) {
      await expect(readWholeFile(folder, most)).rejects.toThrow('EISDIR');
      await expect(withFile(path, 'r', () => Promise.reject(new Error('no use')))).rejects.toThrow(
        'no use',
      );
    }
    expect((await readdir('/proc/self/fd')).length).toBe(before);
  });
});

test('a file that is closed is left alone, whoever has its number by then', async () => {
  await writeFile(path, 'word');
  const closed = await openFile(path, 'r');
  await closed.close();
  const other = await openFile(path, 'r');
  try {
    await closed.close();
    await expect(readAll(closed, most)).rejects.toMatchObject({ code: 'EBADF' });
    await expect(closed.stat()).rejects.toMatchObject({ code: 'EBADF' });
    await expect(closed.sync()).rejects.toMatchObject({ code: 'EBADF' });
    expect((await readAll(other, most)).toString()).toBe('word');
  } finally {
    await other.close();
  }
});

describe.runIf(process.platform !== 'win32')('what is no regular file', () => {
  const kinds: readonly (readonly [string, () => Promise<void> | void])[] = [
    ['a pipe that nobody writes to', () => void execFileSync('mkfifo', [path])],
    ['a link to such a pipe', () => linkToPipe()],
    ['a device without an end', () => symlink('/dev/zero', path)],
    ['a socket', () => listenAt(path)],
  ];

  test.each(kinds)('%s is refused at once, however it is opened', async (_, make) => {
    await make();
    for (const opening of ['r', 'r+', 'a+'] as const) {
      await expect(openFile(path, opening)).rejects.toMatchObject({ code: 'ENXIO' });
    }
    await expect(readWholeFile(path, most)).rejects.toMatchObject({ code: 'ENXIO' });
    expect(() => readFileNow(path, 100)).toThrow('ENXIO');
  });

  test('a pipe has its writer told that nobody reads it', async () => {
    execFileSync('mkfifo', [path]);
    await expect(readWholeFile(path, most)).rejects.toMatchObject({ code: 'ENXIO' });
    const script = 'exec 3<>"$1"; exec 4>"$1"; exec 3<&-; echo x >&4';
    const writer = spawn('sh', ['-c', script, 'sh', path], { stdio: 'ignore' });
    // Had it stayed open here, the writer could write.
    const [, signal] = await once(writer, 'exit');
    expect(signal).toBe('SIGPIPE');
  });

  async function linkToPipe(): Promise<void> {
    execFileSync('mkfifo', [`${path}.pipe`]);
    await symlink(`${path}.pipe`, path);
  }

  async function listenAt(at: string): Promise<void> {
    const server = createServer().listen(at);
    await once(server, 'listening');
    onTestFinished(() => {
      server.close();
    });
  }
});

describe('a file that is larger than its reader takes', () => {
  test('is not read, and one that is as large is', async () => {
    await writeFile(path, bytes(100));
    await expect(readWholeFile(path, 99)).rejects.toMatchObject({ code: 'EFBIG' });
    expect(() => readFileNow(path, 99)).toThrow('EFBIG');
    expect(await readWholeFile(path, 100)).toHaveLength(100);
    expect(readFileNow(path, 100).bytes).toHaveLength(100);
  });

  test('also where it grows to that while it is read', async () => {
    await writeFile(path, bytes(100));
    disk.beforeNextRead(() => {
      appendFileSync(path, bytes(100));
    });
    await expect(readWholeFile(path, 150)).rejects.toMatchObject({ code: 'EFBIG' });
  });

  test.runIf(process.platform === 'linux')('or has no end and says that it is empty', async () => {
    await expect(readWholeFile('/proc/self/environ', 1)).rejects.toMatchObject({ code: 'EFBIG' });
    expect(() => readFileNow('/proc/self/environ', 1)).toThrow('EFBIG');
  });
});
