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

function recordIn(line: string): JournalRecord | undefined {
  const json = line.slice(17);
  if (line[16] !== ' ' || line.slice(0, 16) !== checksum(json)) {
    return undefined;
  }
  // The checksum holds, so this is JSON that we wrote.
  const parsed = JournalRecord.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : undefined;
}

/** The records of a journal file, and where they end. */
export type LinesReading = {
  readonly records: readonly JournalRecord[];
  /** The bytes that the records take: the next one is written behind them. */
  readonly length: number;
  /** A bad line is followed by a good one: not a torn tail but damage. */
  readonly damaged: boolean;
};

/** Reads the lines up to the room that is kept free. A torn last line is what a power cut leaves: it is ignored. */
export function readLines(text: string): LinesReading {
  const records: JournalRecord[] = [];
  let length = 0;
  let torn = false;
  for (const line of text.split('\n').slice(0, -1)) {
    const record = recordIn(line);
    if (record !== undefined && torn) {
      return { records, length, damaged: true };
    }
    if (record === undefined) {
      torn = true;
      continue;
    }
    records.push(record);
    length += Buffer.byteLength(line) + 1;
  }
  return { records, length, damaged: false };
}
