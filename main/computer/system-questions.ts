import { execFile } from 'node:child_process';
import { readlink, stat } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import path from 'node:path';
import { systemNameOf } from '../base/system-errors.ts';
import { readWholeFile } from '../disk/open-file.ts';

/** What a system can be asked about itself and its processes. Nothing of it ever throws. */
export type SystemQuestions = {
  readonly platform: NodeJS.Platform;
  readonly host: () => string;
  /** The text of a file without the white space around it; empty where it can't be read. */
  readonly textOf: (file: string) => Promise<string>;
  /** Where a symbolic link leads; empty where it can't be read. */
  readonly targetOf: (link: string) => Promise<string>;
  /** The number of the user a file belongs to; undefined where it can't be asked. */
  readonly ownerOf: (file: string) => Promise<number | undefined>;
  /** What a program of the system prints; empty where it can't be started, fails, or takes too long. */
  readonly printedBy: (program: string, words: readonly string[]) => Promise<string>;
  /** Whether there is a process with this number. */
  readonly isThere: (process: number) => boolean;
  /** When this run of the system began, by its clock; ms since 1970. */
  readonly runsSince: () => number;
};

// What a system says about itself has some hundred. In bytes.
const MOST_BYTES = 64 * 1024;

// In ms. A local program that asks the kernel or the registry: a slower one is no help.
const patience = 3_000;

/** The system that this process runs on. */
export const thisSystem: SystemQuestions = {
  platform: process.platform,
  host: hostname,
  textOf: async (file) => (await readWholeFile(file, MOST_BYTES).catch(() => '')).toString().trim(),
  targetOf: (link) => readlink(link).catch(() => ''),
  ownerOf: (file) =>
    stat(file).then(
      ({ uid }) => uid,
      () => undefined,
    ),
  printedBy,
  isThere: (number) => {
    try {
      process.kill(number, 0);
      return true;
    } catch (cause) {
      // Any other refusal ("it is not yours") means that there is one.
      return systemNameOf(cause) !== 'ESRCH';
    }
  },
  runsSince: () => Math.round(Date.now() - uptime() * 1000),
};

/** The full path of a program of Windows: a program of that name in another folder is never started. */
export function programOfWindows(name: string): string {
  return path.win32.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', name);
}

function printedBy(program: string, words: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    // The output must not depend on the time zone or the language of the computer.
    const env = { LC_ALL: 'C', TZ: 'UTC', SystemRoot: process.env['SystemRoot'] };
    try {
      execFile(
        program,
        words,
        { timeout: patience, killSignal: 'SIGKILL', windowsHide: true, env },
        (failed, output) => {
          resolve(failed === null ? output.trim() : '');
        },
      );
    } catch {
      // The system starts no program now.
      resolve('');
    }
  });
}
