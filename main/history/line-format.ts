import { createHash } from 'node:crypto';
import { HistoryLine } from '../../shared/history.ts';

const SUM_LENGTH = 16;

function checksum(json: string | Buffer): string {
  return createHash('sha256').update(json).digest('hex').slice(0, SUM_LENGTH);
}

/** A line of the file: its checksum, a space, the record as JSON, a line feed. */
export function textOf(line: HistoryLine): string {
  const json = JSON.stringify(line);
  return `${checksum(json)} ${json}\n`;
}

/** The record in a line without its line feed, or undefined where the line is damaged or of a later version. */
export function lineIn(bytes: Buffer): HistoryLine | undefined {
  const json = bytes.subarray(SUM_LENGTH + 1);
  if (bytes.toString('latin1', 0, SUM_LENGTH + 1) !== `${checksum(json)} `) return undefined;
  try {
    return HistoryLine.safeParse(JSON.parse(json.toString())).data;
  } catch {
    // Somebody has put the right checksum before something that isn't JSON.
    return undefined;
  }
}
