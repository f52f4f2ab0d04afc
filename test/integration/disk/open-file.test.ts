import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFile, readWholeFile, withFile } from '../../../main/disk/open-file.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyturn-disk-'));
  path = join(folder, 'file');
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

function bytes(length: number): Buffer {
  return Buffer.from(Array.from({ length }, (_, at) => at % 251));
}

const kib = 1024;
const lengths = [0, 1, 4 * kib - 1, 4 * kib, 32 * kib - 1, 32 * kib, 32 * kib + 1, 1024 * kib + 3];

describe('a file', () => {
  test.each(lengths)('of %d bytes is written and read as a whole', async (length) => {
    await withFile(path, 'wx', (file) => file.writeAll(bytes(length)));
    expect((await readFile(path)).equals(bytes(length))).toBe(true);
    expect((await readWholeFile(path)).equals(bytes(length))).toBe(true);
  });

  test('is written and read at a position', async () => {
    await writeFile(path, 'abcdef');
    const into = Buffer.alloc(3);
    const length = await withFile(path, 'r+', async (file) => {
      await file.writeAll(Buffer.from('XY'), 2);
      return file.read(into, 3);
    });
    expect(length).toBe(3);
    expect(into.toString()).toBe('Yef');
    expect(await readFile(path, 'utf8')).toBe('abXYef');
  });

  test('that is opened for appending goes on at its end, also behind what others have appended', async () => {
    await writeFile(path, 'one\n');
    await withFile(path, 'a+', async (file) => {
      await file.writeAll(Buffer.from('two\n'));
      await appendFile(path, 'three\n');
      await file.writeAll(Buffer.from('four\n'));
    });
    expect(await readFile(path, 'utf8')).toBe('one\ntwo\nthree\nfour\n');
  });

  test('that grows while it is read is read to its end', async () => {
    await writeFile(path, bytes(10));
    const file = await openFile(path, 'r');
    try {
      await appendFile(path, bytes(100 * kib));
      expect((await file.readAll()).length).toBe(10 + 100 * kib);
    } finally {
      file.close();
    }
  });

  test.runIf(process.platform !== 'win32')('has the mode it is given', async () => {
    await withFile(path, 'wx', (file) => {
      file.chmod(0o640);
      expect(file.stat().mode & 0o777).toBe(0o640);
    });
    expect((await stat(path)).mode & 0o777).toBe(0o640);
  });

  test.runIf(process.platform === 'linux')('that the system makes up is read whole', async () => {
    const table = await readWholeFile('/proc/self/mountinfo');
    expect(table.toString()).toContain(' / ');
    expect(table.equals(await readFile('/proc/self/mountinfo'))).toBe(true);
  });
});

describe('what goes wrong', () => {
  test('has the name the system gives it', async () => {
    await expect(readWholeFile(path)).rejects.toMatchObject({ code: 'ENOENT', path });
    await expect(readWholeFile(folder)).rejects.toMatchObject({ code: 'EISDIR' });
    await writeFile(path, '');
    await expect(openFile(path, 'wx')).rejects.toMatchObject({ code: 'EEXIST' });
    const writing = withFile(path, 'r', (file) => file.writeAll(Buffer.from('x')));
    await expect(writing).rejects.toMatchObject({ code: 'EBADF' });
  });

  test.runIf(process.platform === 'linux')('leaves no file open', async () => {
    await writeFile(path, '');
    const before = (await readdir('/proc/self/fd')).length;
    for (let times = 0; times < 20; times += 1) {
      await expect(readWholeFile(folder)).rejects.toThrow('EISDIR');
      await expect(withFile(path, 'r', () => Promise.reject(new Error('no use')))).rejects.toThrow(
        'no use',
      );
    }
    expect((await readdir('/proc/self/fd')).length).toBe(before);
  });
});

test.runIf(process.platform === 'linux')('a pipe keeps nobody waiting but its reader', async () => {
  execFileSync('mkfifo', [path]);
  // Hands on one line, but waits five seconds for it at most.
  const script = 'exec 3>"$1"; echo open; timeout 5 head -n 1 >&3';
  const writer = spawn('sh', ['-c', script, 'sh', path], { stdio: ['pipe', 'pipe', 'ignore'] });
  try {
    const reading = readWholeFile(path);
    await once(writer.stdout, 'data');
    // By now it is open here, too: whoever waited for its first byte would not go on.
    await pause(50);
    writer.stdin.end('a line\n');
    expect((await reading).toString()).toBe('a line\n');
  } finally {
    writer.kill();
  }
});
