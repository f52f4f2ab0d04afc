import type { FileHandle } from 'node:fs/promises';
import { lineIn } from './line-format.ts';

const LINE_FEED = 0x0a;
const CHUNK = 64 * 1024;
// Longer than any line of ours: rubbish is passed over without being held in memory.
const LONGEST = 1024 * 1024;

/** Where a line stands in the file, in bytes, without its line feed. */
export type Place = { readonly start: number; readonly length: number };

/** Where the good lines of a file stand, the oldest first. */
export type LineIndex = {
  readonly places: Place[];
  damaged: number;
  /** The bytes that were looked at: up to the last line feed. */
  end: number;
};

/** The index of a file that was not looked at yet. */
export function emptyIndex(): LineIndex {
  return { places: [], damaged: 0, end: 0 };
}

/**
 * Takes in what follows the index's end. Gives the bytes behind the last line feed: a line that is still being
 * written, or one that a crash has torn.
 */
export async function extendIndex(index: LineIndex, handle: FileHandle): Promise<Place> {
  const chunk = Buffer.alloc(CHUNK);
  let position = index.end;
  let pending = Buffer.alloc(0);
  let isTooLong = false;
  for (;;) {
    const { bytesRead } = await handle.read(chunk, 0, CHUNK, position);
    if (bytesRead === 0) return { start: index.end, length: position - index.end };
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
}

function takeIn(index: LineIndex, line: Buffer | undefined, lineFeedAt: number): void {
  const start = index.end;
  index.end = lineFeedAt + 1;
  if (line !== undefined && lineIn(line) !== undefined) {
    index.places.push({ start, length: line.length });
  } else if (line === undefined || line.length > 0) {
    index.damaged += 1;
  }
}

/** The bytes at a place; fewer where the file has become shorter. */
export async function bytesAt(handle: FileHandle, { start, length }: Place): Promise<Buffer> {
  const bytes = Buffer.alloc(Math.min(length, LONGEST));
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
  return bytes.subarray(0, bytesRead);
}
