import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { HistoryFilter, HistoryLine, HistoryPage } from '../../shared/contract/history.ts';
import { createQueue } from '../base/queues.ts';
import { retryWhileBusy, toKeep, toRead } from '../disk/busy-retry.ts';
import { syncFolder } from '../disk/open-descriptor.ts';
import { openFile, type OpenFile, withFile, writeAll } from '../disk/open-file.ts';
import { damagesOf, isEmpty, meets } from './filter.ts';
import { historyNotRead, historyNotWritten, isMissing } from './history-failures.ts';
import { readLine, textOf } from './line-format.ts';
import {
  bytesAt,
  emptyIndex,
  extendIndex,
  indexed,
  type LineIndex,
  type ByteRange,
} from './line-index.ts';

/** What stands in the file. */
type IndexedFile = Pick<LineIndex, 'lines' | 'damaged' | 'marks'> & { readonly size: number };

type HistoryQuery = {
  readonly offset: number;
  readonly limit: number;
  readonly filter: HistoryFilter;
};

/** A line as it is given. */
type NewHistoryLine = Omit<HistoryLine, 'version'>;

/** The append-only record of what was done, in one file. */
export type History = {
  /** Ends when the line is on the disk. Throws FILE_NOT_SAVED, FILE_HELD, DISK_FULL, FILE_READ_ONLY. */
  append(line: NewHistoryLine): Promise<void>;
  /** Those of these lines that are not in it, in their order. Throws FILE_NOT_READABLE. */
  missing(lines: readonly NewHistoryLine[]): Promise<readonly NewHistoryLine[]>;
  /** So many lines that meet the filter, the newest first, after passing over `offset` of them. Throws FILE_NOT_READABLE. */
  page(offset: number, limit: number, filter?: HistoryFilter): Promise<HistoryPage>;
};

// So many lines take a few milliseconds; an export has all of them, and nothing else stands still meanwhile.
const BREATH = 200;

// What is looked for was mostly written a moment ago.
const PAGE = 500;

/** Who is told that a line could not be read. */
export type HistoryLog = {
  warn(message: string, facts: { readonly damaged: number }): void;
};

/** The history in this file; it and its folder are made with the first line. */
export function createHistory(file: string, log?: HistoryLog): History {
  let index = emptyIndex();
  // The file that the index is of: a person may put another in its place, and its number is used again.
  let identity = '';
  let told = 0;
  // A page never meets a line that is half written.
  const inTurn = createQueue();

  /** All lines of the file, with one at its end that lacks nothing but its line feed: the next line brings it. */
  async function lookAt(opened: OpenFile): Promise<IndexedFile> {
    const { ino, birthtimeMs, size } = await opened.stat();
    const found = `${ino} ${birthtimeMs}`;
    if (identity !== found || size < index.end) index = emptyIndex();
    identity = found;
    const tail = await extendIndex(index, opened, size);
    const { lines, damaged, marks, looked } = index;
    if (tail.length === 0) return { lines, damaged, marks, size };
    const last = indexed(index, await bytesAt(opened, tail), tail.start, looked + 1);
    return last === undefined
      ? {
          lines,
          damaged: damaged + 1,
          marks: [...marks, { what: 'changed', line: looked + 1 }],
          size,
        }
      : { lines: [...lines, last], damaged, marks: [], size };
  }

  async function pageOf(
    opened: OpenFile,
    { offset, limit, filter }: HistoryQuery,
    isSecondLook = false,
  ): Promise<HistoryPage> {
    const look = await lookAt(opened);
    const isAll = isEmpty(filter);
    const met = isAll ? look.lines : look.lines.filter(meets(filter));
    const wanted = met
      .slice(Math.max(0, met.length - offset - limit), Math.max(0, met.length - offset))
      .toReversed();
    const lines = await linesAt(opened, wanted);
    if (lines.length < wanted.length && !isSecondLook) {
      // Somebody has changed, in its place, what was indexed before.
      index = emptyIndex();
      return pageOf(opened, { offset, limit, filter }, true);
    }
    tell(look.damaged);
    const damages = isAll ? damagesOf(wanted, offset === 0 ? look.marks : []) : [];
    return { lines, damages, total: met.length, damaged: look.damaged };
  }

  function tell(damaged: number): void {
    if (damaged > told) log?.warn('lines of the history can not be read', { damaged });
    told = damaged;
  }

  async function readPage(
    offset: number,
    limit: number,
    filter: HistoryFilter = {},
  ): Promise<HistoryPage> {
    try {
      return await retryWhileBusy(
        () => withFile(file, 'r', (opened) => pageOf(opened, { offset, limit, filter })),
        toRead,
      );
    } catch (cause) {
      if (isMissing(cause)) return { lines: [], damages: [], total: 0, damaged: 0 };
      throw historyNotRead(file, cause);
    }
  }

  async function missing(lines: readonly NewHistoryLine[]): Promise<readonly NewHistoryLine[]> {
    // Two may go by one name: each line of the history stands for one of them.
    const left = [...lines];
    for (let offset = 0; left.length > 0; offset += PAGE) {
      const page = await readPage(offset, PAGE);
      for (const line of page.lines) {
        const at = left.findIndex((other) => nameOf(other) === nameOf(line));
        if (at >= 0) left.splice(at, 1);
      }
      if (page.lines.length < PAGE) break;
    }
    return left;
  }

  return {
    append: (line) => inTurn(() => append(file, lookAt, { ...line, version: 1 })),
    missing: (lines) => inTurn(() => missing(lines)),
    page: (offset, limit, filter) => inTurn(() => readPage(offset, limit, filter)),
  };
}

/** A rotation does one thing at a time; only why it is open can change within a moment. */
function nameOf({ rotation, event, at, code }: NewHistoryLine): string {
  const why = event === 'left open' ? (code ?? '') : '';
  return `${rotation} ${event} ${at} ${why}`;
}

async function append(
  file: string,
  lookAt: (opened: OpenFile) => Promise<IndexedFile>,
  line: HistoryLine,
): Promise<void> {
  try {
    const isNew = await withFileMade(file, async (opened) => {
      const { lines, size } = await lookAt(opened);
      const text = textOf(line, lines.at(-1)?.sum);
      const [lastByte] = size === 0 ? [] : await bytesAt(opened, { start: size - 1, length: 1 });
      // A crash may have torn the last line: the next one must not become part of it.
      const isTorn = lastByte !== undefined && lastByte !== 0x0a;
      await writeAll(opened, Buffer.from(isTorn ? `\n${text}` : text), 'end');
      await opened.sync();
      return size === 0;
    });
    if (isNew) await syncFolder(path.dirname(file));
  } catch (cause) {
    throw historyNotWritten(file, cause);
  }
}

async function linesAt(opened: OpenFile, places: readonly ByteRange[]): Promise<HistoryLine[]> {
  const lines: HistoryLine[] = [];
  for (const [number, place] of places.entries()) {
    if (number % BREATH === BREATH - 1) await breathe();
    const read = readLine(await bytesAt(opened, place));
    if (read !== undefined) lines.push(read.line);
  }
  return lines;
}

/** Opens the file for appending and reading, and makes it and its folder where there is none. */
async function withFileMade<Answer>(
  file: string,
  use: (opened: OpenFile) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await withFileFree(file, use);
  } catch (cause) {
    if (!isMissing(cause)) throw cause;
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    return withFileFree(file, use);
  }
}

/** Only opening it is tried again: what was written once is not written twice. */
async function withFileFree<Answer>(
  file: string,
  use: (opened: OpenFile) => Promise<Answer>,
): Promise<Answer> {
  const opened = await retryWhileBusy(() => openFile(file, 'a+', 0o600), toKeep);
  try {
    return await use(opened);
  } finally {
    await opened.close();
  }
}
