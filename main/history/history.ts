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
import { readLine, textOf } from './line-checksum.ts';
import {
  bytesAt,
  emptyIndex,
  extendIndex,
  indexed,
  type LineIndex,
  type ByteRange,
} from './line-index.ts';

/** The index of a whole file. */
type IndexedFile = Pick<LineIndex, 'lines' | 'damaged' | 'marks'> & { readonly size: number };

type HistoryQuery = {
  readonly offset: number;
  readonly limit: number;
  readonly filter: HistoryFilter;
};

/** A line without the format's version, which is added when it is written. */
type NewHistoryLine = Omit<HistoryLine, 'version'>;

/** The append-only record of everything done, in one file. */
export type History = {
  /** Resolves when the line is on the disk. Throws FILE_NOT_SAVED, FILE_HELD, NOT_A_FILE, DISK_FULL, FILE_READ_ONLY. */
  append(line: NewHistoryLine): Promise<void>;
  /** The given lines that the history lacks, in their order. Throws FILE_NOT_READABLE, FILE_HELD, NOT_A_FILE. */
  missing(lines: readonly NewHistoryLine[]): Promise<readonly NewHistoryLine[]>;
  /** Up to `limit` lines that meet the filter, newest first, after skipping `offset` of them. Throws as `missing`. */
  page(offset: number, limit: number, filter?: HistoryFilter): Promise<HistoryPage>;
};

// Lines read before other work gets a turn; they take a few ms. An export reads all lines.
const BREATH = 200;

// Lines per read of `missing`: most of those it looks for are among the newest.
const PAGE = 500;

/** Where damaged lines are reported. */
export type HistoryLog = {
  warn(message: string, facts: { readonly damaged: number }): void;
};

/** The history in this file. File and folder are created with the first line. */
export function createHistory(file: string, log?: HistoryLog): History {
  let index = emptyIndex();
  // Inode and birth time of the indexed file: a person may replace it, and the inode number may be reused.
  let identity = '';
  let reported = 0;
  // So that no page is read while a line is being written.
  const inTurn = createQueue();

  /** The index of all lines. Counts a last line that lacks its line feed only: the next append adds it. */
  async function indexFile(opened: OpenFile): Promise<IndexedFile> {
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
    isSecondTry = false,
  ): Promise<HistoryPage> {
    const all = await indexFile(opened);
    const isAll = isEmpty(filter);
    const met = isAll ? all.lines : all.lines.filter(meets(filter));
    const wanted = met
      .slice(Math.max(0, met.length - offset - limit), Math.max(0, met.length - offset))
      .toReversed();
    const lines = await linesAt(opened, wanted);
    if (lines.length < wanted.length && !isSecondTry) {
      // Another program has changed lines that were indexed before.
      index = emptyIndex();
      return pageOf(opened, { offset, limit, filter }, true);
    }
    reportDamaged(all.damaged);
    const damages = isAll ? damagesOf(wanted, offset === 0 ? all.marks : []) : [];
    return { lines, damages, total: met.length, damaged: all.damaged };
  }

  function reportDamaged(damaged: number): void {
    if (damaged > reported) log?.warn('lines of the history can not be read', { damaged });
    reported = damaged;
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
    // Several lines may have the same name; each line of the history accounts for one of them.
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
    append: (line) => inTurn(() => append(file, indexFile, { ...line, version: 1 })),
    missing: (lines) => inTurn(() => missing(lines)),
    page: (offset, limit, filter) => inTurn(() => readPage(offset, limit, filter)),
  };
}

/** Identifies a line: a rotation does one thing at a time, only its reason for a decision can change within one ms. */
function nameOf({ rotation, event, at, code }: NewHistoryLine): string {
  const why = event === 'left open' ? (code ?? '') : '';
  return `${rotation} ${event} ${at} ${why}`;
}

async function append(
  file: string,
  indexFile: (opened: OpenFile) => Promise<IndexedFile>,
  line: HistoryLine,
): Promise<void> {
  try {
    const isNew = await withFileMade(file, async (opened) => {
      const { lines, size } = await indexFile(opened);
      const text = textOf(line, lines.at(-1)?.sum);
      const [lastByte] = size === 0 ? [] : await bytesAt(opened, { start: size - 1, length: 1 });
      // A crash may have cut the last line off: the new one must not become part of it.
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

/** Opens the file for appending and reading; creates it and its folder if missing. */
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

/** Only the opening is tried again, so that nothing is written twice. */
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
