import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFile,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { historyTable } from '../../../main/history/csv.ts';
import { evidencePage } from '../../../main/history/evidence.ts';
import { createHistory } from '../../../main/history/history.ts';
import { textOf } from '../../../main/history/line-checksum.ts';
import type { HistoryFilter, HistoryLine } from '../../../shared/contract/history.ts';
import { oddDisk } from '../disk/odd-disk.ts';

let folder = '';
let file = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyturn-history-'));
  file = join(folder, 'data', 'history.jsonl');
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function line(number: number): Omit<HistoryLine, 'version'> {
  return {
    at: number,
    event: 'rotated',
    rotation: 'abcdefghijklmnopqrstuvwxyz',
    profiles: ['default'],
    account: '123456789012',
    oldKey: 'AKIAIOSFODNN7EXAMPLE',
    newKey: 'AKIAI44QH8DHBEXAMPLE',
  };
}

const instants = (lines: readonly HistoryLine[]): readonly number[] => lines.map(({ at }) => at);

describe('the history', () => {
  it('is empty before anything was done', async () => {
    expect(await createHistory(file).page(0, 10)).toEqual({
      lines: [],
      damages: [],
      total: 0,
      damaged: 0,
    });
  });

  it('misses one of two lines that go by one name, where it has the other', async () => {
    const history = createHistory(file);
    await history.append(line(1));
    expect(await history.missing([line(1), line(1), line(2)])).toEqual([line(1), line(2)]);
    await history.append(line(1));
    expect(await history.missing([line(1), line(1)])).toEqual([]);
  });

  it('shows the newest first, a page at a time', async () => {
    const history = createHistory(file);
    for (let number = 1; number <= 5; number += 1) await history.append(line(number));
    expect(instants((await history.page(0, 2)).lines)).toEqual([5, 4]);
    expect(instants((await history.page(2, 2)).lines)).toEqual([3, 2]);
    expect(instants((await history.page(4, 2)).lines)).toEqual([1]);
    expect(await history.page(5, 2)).toEqual({
      lines: [],
      damages: [],
      total: 5,
      damaged: 0,
    });
  });

  it('is still there after a new start', async () => {
    await createHistory(file).append(line(1));
    const history = createHistory(file);
    await history.append(line(2));
    expect((await history.page(0, 10)).lines).toEqual([
      { version: 1, ...line(2) },
      { version: 1, ...line(1) },
    ]);
  });

  it('keeps the order of lines of the same moment', async () => {
    const history = createHistory(file);
    const numbers = Array.from({ length: 20 }, (_, index) => index);
    await Promise.all(numbers.map((number) => history.append(line(number))));
    expect(instants((await history.page(0, 20)).lines)).toEqual(numbers.toReversed());
  });

  it('lets others have their turn while all of a long one is read', async () => {
    await createHistory(file).append(line(0));
    let sum: string | undefined;
    const texts = Array.from({ length: 2_000 }, (_, at) => {
      const text = textOf({ version: 1, ...line(at) }, sum);
      [sum] = text.split(' ');
      return text;
    });
    await writeFile(file, texts.join(''));
    const history = createHistory(file);
    await history.page(0, 1);
    let turns = 0;
    const others = setInterval(() => (turns += 1), 0);
    const { lines } = await history.page(0, 2_000);
    clearInterval(others);
    expect(lines).toHaveLength(2_000);
    expect(turns).toBeGreaterThan(5);
  });

  it('can be read by its owner alone', async () => {
    await createHistory(file).append(line(1));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'data'))).mode & 0o777).toBe(0o700);
  });

  it('loses no other line to a crash in the middle of one, wherever it tore', async () => {
    await createHistory(file).append(line(1));
    const kept = (await stat(file)).size;
    await createHistory(file).append(line(2));
    const whole = await readFile(file);
    for (let length = kept; length <= whole.length; length += 1) {
      await writeFile(file, whole.subarray(0, length));
      const history = createHistory(file);
      const before = await history.page(0, 10);
      await history.append(line(3));
      const { lines, damaged } = await history.page(0, 10);
      // all but the line feed is there: the line counts
      const isWhole = length >= whole.length - 1;
      expect(instants(lines)).toEqual(isWhole ? [3, 2, 1] : [3, 1]);
      expect(damaged).toBe(isWhole || length === kept ? 0 : 1);
      expect(before.damaged).toBe(damaged);
      expect(instants(before.lines)).toEqual(isWhole ? [2, 1] : [1]);
    }
  });

  it('counts damaged lines, shows the others, and says so once in the log', async () => {
    const warn = vi.fn();
    const history = createHistory(file, { warn });
    await history.append(line(1));
    await appendFile(file, 'what an editor left\n\n');
    await history.append(line(2));
    const page = await history.page(0, 10);
    expect(instants(page.lines)).toEqual([2, 1]);
    expect(page).toMatchObject({ total: 2, damaged: 1 });
    await history.page(0, 10);
    expect(warn.mock.calls).toEqual([['lines of the history can not be read', { damaged: 1 }]]);
  });

  it('shows where a line was changed, and where lines were taken out', async () => {
    const history = createHistory(file);
    for (const number of [1, 2, 3, 4, 5]) await history.append(line(number));
    const text = await readFile(file, 'utf8');
    const lines = text.split('\n');

    await writeFile(file, text.replace('"at":3', '"at":9'));
    const changed = await createHistory(file).page(0, 10);
    expect(instants(changed.lines)).toEqual([5, 4, 2, 1]);
    expect(changed.damages).toEqual([{ what: 'changed', line: 3, below: 2 }]);

    await writeFile(file, lines.filter((_, index) => index !== 2).join('\n'));
    const removed = await createHistory(file).page(0, 10);
    expect(instants(removed.lines)).toEqual([5, 4, 2, 1]);
    expect(removed.damages).toEqual([{ what: 'removed', line: 3, below: 2 }]);
    expect((await createHistory(file).page(2, 10)).damages).toEqual([]);

    await writeFile(file, lines.slice(2).join('\n'));
    const beheaded = await createHistory(file).page(0, 10);
    expect(beheaded.damages).toEqual([{ what: 'removed', line: 1, below: 3 }]);

    await writeFile(file, text.slice(0, -10));
    const torn = await createHistory(file).page(0, 10);
    expect(torn.damages).toEqual([{ what: 'changed', line: 5, below: 0 }]);
    expect((await createHistory(file).page(0, 10, { search: 'default' })).damages).toEqual([]);
  });

  it('notices a line that was changed in its place, to the same length, after it was shown', async () => {
    const history = createHistory(file);
    for (const number of [1, 2, 3]) await history.append(line(number));
    expect(instants((await history.page(0, 10)).lines)).toEqual([3, 2, 1]);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('"at":2', '"at":9'));
    const { lines, damages } = await history.page(0, 10);
    expect(instants(lines)).toEqual([3, 1]);
    expect(damages).toEqual([{ what: 'changed', line: 2, below: 1 }]);
  });

  it('has no gap where lines were written one after the other, torn or not', async () => {
    for (const number of [1, 2]) await createHistory(file).append(line(number));
    await truncate(file, (await stat(file)).size - 20);
    for (const number of [3, 4]) await createHistory(file).append(line(number));
    const { lines, damages } = await createHistory(file).page(0, 10);
    expect(instants(lines)).toEqual([4, 3, 1]);
    expect(damages).toEqual([{ what: 'changed', line: 2, below: 2 }]);
  });

  it('finds lines by words, kind and time, and pages through what it has found', async () => {
    const history = createHistory(file);
    for (const number of [1, 2, 3, 4]) {
      const isEven = number % 2 === 0;
      await history.append({
        ...line(number),
        profiles: [isEven ? 'Reports' : 'default'],
        ...(isEven ? { event: 'old key deleted' } : {}),
      });
    }
    const find = async (filter: HistoryFilter) =>
      instants((await history.page(0, 10, filter)).lines);
    expect(await find({ search: ' REPORTS  123456789012 ' })).toEqual([4, 2]);
    expect(await find({ search: 'reports default' })).toEqual([]);
    expect(await find({ search: 'akiai44qh8' })).toEqual([4, 3, 2, 1]);
    expect(await find({ event: 'rotated' })).toEqual([3, 1]);
    expect(await find({ from: 2, to: 4 })).toEqual([3, 2]);
    expect(await history.page(1, 1, { event: 'rotated' })).toMatchObject({
      lines: [{ at: 1 }],
      total: 2,
    });
  });

  it('passes over megabytes of rubbish', async () => {
    const history = createHistory(file);
    await history.append(line(1));
    await appendFile(file, Buffer.alloc(5_000_000, 'x'));
    await history.append(line(2));
    const page = await history.page(0, 10);
    expect(instants(page.lines)).toEqual([2, 1]);
    expect(page.damaged).toBe(1);
  });

  it('notices that the file was cut or replaced', async () => {
    const history = createHistory(file);
    for (const number of [1, 2, 3]) await history.append(line(number));
    const { total } = await history.page(0, 1);
    await truncate(file, (await stat(file)).size / total);
    const cut = await history.page(0, 10);
    expect([cut.total, ...instants(cut.lines)]).toEqual([1, 1]);
    await rm(file);
    expect(await history.page(0, 10)).toMatchObject({ total: 0 });
    await writeFile(file, textOf({ version: 1, ...line(7777) }).repeat(4));
    const { lines, total: replaced } = await history.page(0, 10);
    expect([replaced, ...instants(lines)]).toEqual([4, 7777, 7777, 7777, 7777]);
  });

  it('says what is wrong with a file that can not be read or written', async () => {
    const history = createHistory(folder);
    const path = folder;
    await expect(history.append(line(1))).rejects.toMatchObject({
      failure: { code: 'FILE_NOT_SAVED', path, systemName: 'EISDIR' },
    });
    await expect(history.page(0, 1)).rejects.toMatchObject({
      failure: { code: 'FILE_NOT_READABLE', path, systemName: 'EISDIR' },
    });
  });

  it.each([
    ['a time that no calendar has', { at: 9e15 }],
    ['a date of the key that no calendar has', { oldKeyCreatedAt: 8.64e15 + 1 }],
    ['a time without an end', { at: 1e308 }],
  ])('one line with %s costs that line, and neither page nor exports', async (_name, wrong) => {
    const history = createHistory(file);
    await history.append(line(1));
    await appendFile(file, textOf({ version: 1, ...line(2), ...wrong }));
    await history.append(line(3));
    const page = await history.page(0, 10);
    expect(page.lines.map(({ at }) => at)).toEqual([line(3).at, line(1).at]);
    expect(page.damaged).toBe(1);
    expect(historyTable(page, 'laptop').split('\r\n').length).toBeGreaterThan(3);
    const facts = { profiles: [], from: undefined, to: undefined, now: line(3).at };
    const about = { machine: 'laptop', version: '1.0.0', limitDays: 90 };
    expect(evidencePage({ history: page, ...facts, ...about })).toContain('<!doctype html>');
  });

  it('says that the disk is full', async () => {
    const disk = await oddDisk();
    disk.refuses('ENOSPC');
    try {
      await expect(createHistory(file).append(line(1))).rejects.toMatchObject({
        failure: { code: 'DISK_FULL', path: file },
      });
    } finally {
      disk.restore();
    }
  });

  it.runIf(process.platform !== 'win32')(
    'does not wait where a pipe is in its place, and says so',
    async () => {
      await mkdir(join(folder, 'data'));
      execFileSync('mkfifo', [file]);
      const history = createHistory(file);
      const notAFile = { failure: { code: 'NOT_A_FILE', path: file } };
      await expect(history.append(line(1))).rejects.toMatchObject(notAFile);
      await expect(history.page(0, 10)).rejects.toMatchObject(notAFile);
    },
  );

  it(
    'opens with 50,000 lines and turns their pages without a long wait',
    { timeout: 60_000 },
    async () => {
      const history = createHistory(file);
      await history.append(line(0));
      const lines = Array.from({ length: 49_999 }, (_, index) => line(index + 1));
      await appendFile(file, lines.map((one) => textOf({ version: 1, ...one })).join(''));
      const start = performance.now();
      const page = await history.page(0, 200);
      const opened = performance.now();
      expect(await history.page(25_000, 200)).toMatchObject({ total: 50_000, damaged: 0 });
      const turned = performance.now() - opened;
      const searching = performance.now();
      expect(await history.page(0, 200, { search: 'nothing of the kind' })).toMatchObject({
        total: 0,
      });
      expect(performance.now() - searching).toBeLessThan(1000);
      expect(page.lines.length).toBe(200);
      expect(page.lines[0]?.at).toBe(49_999);
      // ten times of what it takes, for a machine that is busy
      expect(opened - start).toBeLessThan(10_000);
      expect(turned).toBeLessThan(1000);
    },
  );

  it(
    'has every line that it said was written when the process is killed',
    { timeout: 30_000 },
    async () => {
      const program = fileURLToPath(new URL('append-for-ever.ts', import.meta.url));
      const writer = spawn(process.execPath, ['--import', 'tsx', program, file], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = once(writer, 'exit');
      let said = '';
      for await (const chunk of writer.stdout) {
        said += String(chunk);
        if (said.length > 100) writer.kill('SIGKILL');
      }
      await ended;
      const { total } = await createHistory(file).page(0, 1);
      expect(total).toBeGreaterThanOrEqual(said.trim().split('\n').length);
    },
  );
});
