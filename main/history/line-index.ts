import type { HistoryDamage, HistoryEvent } from '../../shared/contract/history.ts';
import type { OpenFile } from '../disk/open-file.ts';
import { readLine } from './line-checksum.ts';

const LINE_FEED = 0x0a;
const CHUNK = 64 * 1024;
// Longer than any line of Keyturn: anything longer is skipped without being held in memory.
const LONGEST = 1024 * 1024;

/** Where a line is in the file, in bytes, without its line feed. */
export type ByteRange = { readonly start: number; readonly length: number };

type Mark = Pick<HistoryDamage, 'what' | 'line'>;

/** A good line: where it is, and what filters search. */
export type IndexedLine = ByteRange & {
  readonly at: number;
  readonly event: HistoryEvent;
  /** In small letters. */
  readonly text: string;
  readonly sum: string;
  /** Damages right before it. */
  readonly marks: readonly Mark[];
};

/** The good lines of a file, oldest first. */
export type LineIndex = {
  readonly lines: IndexedLine[];
  damaged: number;
  /** How many lines were indexed, good or damaged. */
  looked: number;
  /** Damages after the last good line. */
  marks: Mark[];
  /** How many bytes were indexed: up to the last line feed. */
  end: number;
};

/** The index to begin with. */
export function emptyIndex(): LineIndex {
  return { lines: [], damaged: 0, looked: 0, marks: [], end: 0 };
}

/**
 * Indexes the file from the index's end up to `size` bytes. Returns where the rest after the last line feed is: a line
 * that lacks its line feed, or that a crash has cut off.
 */
export async function extendIndex(
  index: LineIndex,
  file: OpenFile,
  size: number,
): Promise<ByteRange> {
  let position = index.end;
  const chunk = Buffer.alloc(Math.max(0, Math.min(CHUNK, size - position)));
  let pending = Buffer.alloc(0);
  let isTooLong = false;
  while (position < size) {
    const { bytesRead } = await file.read(chunk, 0, chunk.length, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    let rest = chunk.subarray(0, bytesRead);
    for (let at = rest.indexOf(LINE_FEED); at >= 0; at = rest.indexOf(LINE_FEED)) {
      const line = Buffer.concat([pending, rest.subarray(0, at)]);
      takeIn(index, isTooLong ? undefined : line, position - rest.length + at);
      pending = Buffer.alloc(0);
      isTooLong = false;
      rest = rest.subarray(at + 1);
    }
    isTooLong ||= pending.length + rest.length > LONGEST;
    pending = isTooLong ? Buffer.alloc(0) : Buffer.concat([pending, rest]);
  }
  return { start: index.end, length: position - index.end };
}

function takeIn(index: LineIndex, bytes: Buffer | undefined, lineFeedAt: number): void {
  const start = index.end;
  index.end = lineFeedAt + 1;
  index.looked += 1;
  const line = bytes === undefined ? undefined : indexed(index, bytes, start, index.looked);
  if (line !== undefined) {
    index.lines.push(line);
    index.marks = [];
  } else if (bytes === undefined || bytes.length > 0) {
    index.damaged += 1;
    index.marks.push({ what: 'changed', line: index.looked });
  }
}

/** The index entry of these bytes as the next line; undefined where it is damaged. */
export function indexed(
  { lines, marks }: Pick<LineIndex, 'lines' | 'marks'>,
  bytes: Buffer,
  start: number,
  number: number,
): IndexedLine | undefined {
  const read = readLine(bytes);
  if (read === undefined) return undefined;
  const { line, sum, after } = read;
  const { at, event, profiles, user, account, oldKey, newKey } = line;
  // No gap after a damaged line: its checksum is unknown, and it is reported already.
  const isGap = after !== undefined && after !== lines.at(-1)?.sum && marks.length === 0;
  return {
    start,
    length: bytes.length,
    at,
    event,
    text: [...profiles, user, account, oldKey, newKey].join('\n').toLowerCase(),
    sum,
    marks: isGap ? [{ what: 'removed', line: number }] : marks,
  };
}

/** The bytes of a range; fewer where the file has become shorter. */
export async function bytesAt(file: OpenFile, { start, length }: ByteRange): Promise<Buffer> {
  const bytes = Buffer.alloc(Math.min(length, LONGEST));
  const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
  return bytes.subarray(0, bytesRead);
}
