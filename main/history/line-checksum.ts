import { createHash } from 'node:crypto';
import { z } from 'zod';
import { HistoryLine } from '../../shared/contract/history.ts';

const SUM_LENGTH = 16;

/** A line of the file. It holds the checksum of the line before, so that a removed line is noticed. */
const StoredLine = HistoryLine.extend({ after: z.string().length(SUM_LENGTH).optional() });

/** A line that was read, its checksum, and the checksum of the line before as this line has it. */
export type ReadLine = {
  readonly line: HistoryLine;
  readonly sum: string;
  readonly after: string | undefined;
};

function checksum(json: string | Buffer): string {
  return createHash('sha256').update(json).digest('hex').slice(0, SUM_LENGTH);
}

/** A line of the file: its checksum, a space, the record as JSON, a line feed. `after` is the checksum of the line before. */
export function textOf(line: HistoryLine, after?: string): string {
  const json = JSON.stringify(after === undefined ? line : { ...line, after });
  return `${checksum(json)} ${json}\n`;
}

/** Parses a line without its line feed; undefined where it is damaged or of a later version. */
export function readLine(bytes: Buffer): ReadLine | undefined {
  const json = bytes.subarray(SUM_LENGTH + 1);
  const sum = checksum(json);
  if (bytes.toString('latin1', 0, SUM_LENGTH + 1) !== `${sum} `) return undefined;
  try {
    const stored = StoredLine.safeParse(JSON.parse(json.toString())).data;
    if (stored === undefined) return undefined;
    const { after, ...line } = stored;
    return { line, sum, after };
  } catch {
    // The checksum is right, but the rest is no JSON: Keyturn did not write it.
    return undefined;
  }
}
