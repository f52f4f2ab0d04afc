import { createHash } from 'node:crypto';
import { JournalRecord } from './records.ts';

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
  // The checksum holds, so this is JSON that a Keyturn wrote: a newer one, if this one doesn't know it.
  const parsed = JournalRecord.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : 'not known';
}

/** Two lines run together where the end of the first one has gone bad: no power cut does that. */
function endsInRecord(line: string): boolean {
  const starts = [...line.matchAll(/[0-9a-f]{16} \{/g)].map(({ index }) => index);
  return starts.some((start) => recordIn(line.slice(start)) !== 'torn');
}

/** The records of a journal file, and where they end. */
export type LinesReading = {
  /** Up to the damage, if there is any. */
  readonly records: readonly JournalRecord[];
  /** The bytes up to the end of the last whole line: the next one is written behind it, and over nothing but a torn tail. */
  readonly length: number;
  /** A bad line is followed by a good one, so that it is no torn tail; or a line is whole and can't be understood. */
  readonly damaged: boolean;
};

/** Reads the lines up to the room that is kept free. A torn last line is what a power cut leaves: it is ignored. */
export function readLines(bytes: Buffer): LinesReading {
  const records: JournalRecord[] = [];
  let length = 0;
  let torn = false;
  let damaged = false;
  for (let start = 0, end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', start)) {
    const line = bytes.toString('utf8', start, end);
    const record = recordIn(line);
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
