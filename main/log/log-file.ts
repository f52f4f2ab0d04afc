import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { systemNameOf } from '../base/system-errors.ts';
import { withFile, writeAll } from '../disk/open-file.ts';

/** A log file of limited size. Full files are renamed to `.1` to `.3`; `.1` is the newest. */
export type LogFile = {
  /** Appends lines. Throws the system's error. */
  append(lines: readonly string[]): Promise<void>;
};

const KEPT = 3;

/** The log file, readable by its owner alone. File and folder are created with the first line. */
export function createLogFile(file: string, maximumBytes: number): LogFile {
  async function append(lines: readonly string[]): Promise<void> {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const size = await sizeOf(file);
    const fitting = countFitting(lines, maximumBytes - size);
    if (fitting > 0) {
      const text = Buffer.from(`${lines.slice(0, fitting).join('\n')}\n`);
      await withFile(file, 'a+', (opened) => writeAll(opened, text, 'end'));
    } else if (size > 0) {
      await turnOver(file);
    }
    // Ends: no line is longer than `maximumBytes`, so an empty file takes at least one.
    const rest = lines.slice(fitting);
    if (rest.length > 0) await append(rest);
  }
  return { append };
}

function countFitting(lines: readonly string[], room: number): number {
  let taken = 0;
  const tooMany = lines.findIndex((line) => (taken += Buffer.byteLength(line) + 1) > room);
  return tooMany < 0 ? lines.length : tooMany;
}

async function turnOver(file: string): Promise<void> {
  await rm(`${file}.${KEPT}`, { force: true });
  for (let number = KEPT - 1; number >= 1; number -= 1) {
    await rename(`${file}.${number}`, `${file}.${number + 1}`).catch(passOverMissing);
  }
  await rename(file, `${file}.1`);
}

async function sizeOf(file: string): Promise<number> {
  const stats = await stat(file).catch(passOverMissing);
  return stats?.size ?? 0;
}

function passOverMissing(cause: unknown): undefined {
  if (systemNameOf(cause) === 'ENOENT') return undefined;
  throw cause;
}
