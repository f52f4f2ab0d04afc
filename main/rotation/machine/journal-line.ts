import { createHash } from 'node:crypto';
import { JournalRecord } from './records.ts';

/** The first record names all profiles that share a key; ten thousand of them take half of it. In bytes. */
export const LONGEST_LINE = 512 * 1024;

// A checksum, a space, and a record of two braces: rubbish is passed over without being made a text of. In bytes.
const SHORTEST_LINE = 19;

function checksum(json: string): string {
  return createHash('sha256').update(json).digest('hex').slice(0, 16);
}

/** A record as a line: its checksum, a space, the record as JSON, a line feed. */
export function lineOf(record: JournalRecord): string {
  const json = JSON.stringify(record);
  return `${checksum(json)} ${json}\n`;
}

function recordIn(line: string): JournalRecord | 'torn' | 'not known' {
  const json = line.slice(17);
  if (line[16] !== ' ' || line.slice(0, 16) !== checksum(json)) {
    return 'torn';
  }
  try {
    // The checksum holds, so a Keyturn wrote it: a newer one, if this one doesn't know it.
    return JournalRecord.safeParse(JSON.parse(json)).data ?? 'not known';
  } catch {
    // Or a person did: a checksum has no key.
    return 'not known';
  }
}

// Nothing within a record that Keyturn writes looks like the beginning of another one.
const MOST_STARTS = 16;

/**
 * Two lines run together where the end of the first one has gone bad: no power cut does that. Nor does it leave more
 * beginnings than a few, and each would be reckoned through to its end.
 */
function endsInRecord(line: string): boolean {
  if (line === '') return false;
  const starts = [...line.matchAll(/[0-9a-f]{16} \{/g)].map(({ index }) => index);
  if (starts.length > MOST_STARTS) return true;
  return starts.some((start) => recordIn(line.slice(start)) !== 'torn');
}

/** The records of a journal file, and where they end. */
export type LinesReading = {
  /** Up to the damage, if there is any. */
  readonly records: readonly JournalRecord[];
  /**
   * The bytes up to the end of the last whole line: the next one is written behind it, and over nothing but a torn
   * tail.
   */
  readonly length: number;
  /** A bad line is followed by a good one, so that it is no torn tail; or a line is whole and makes no sense. */
  readonly damaged: boolean;
};

/** Reads the lines up to the room that is kept free. A torn last line is what a power cut leaves: it is ignored. */
export function readLines(bytes: Buffer): LinesReading {
  const records: JournalRecord[] = [];
  let length = 0;
  let torn = false;
  let damaged = false;
  for (let start = 0, end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', start)) {
    const size = end - start;
    const isTooLong = size > LONGEST_LINE;
    const line = isTooLong || size < SHORTEST_LINE ? '' : bytes.toString('utf8', start, end);
    const record = isTooLong ? 'not known' : recordIn(line);
    start = end + 1;
    if (record === 'torn') {
      torn = true;
      if (!endsInRecord(line)) {
        continue;
      }
    }
    length = start;
    damaged ||= torn || record === 'not known';
    if (!damaged && typeof record === 'object') {
      records.push(record);
    }
  }
  return { records, length, damaged };
}
