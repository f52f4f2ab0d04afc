import { execFile } from 'node:child_process';
import { readlink, stat } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import path from 'node:path';
import { systemNameOf } from '../base/system-errors.ts';
import { readWholeFile } from '../disk/open-file.ts';

/** What a system reports about itself and its processes. Never throws. */
export type SystemQuestions = {
  readonly platform: NodeJS.Platform;
  readonly host: () => string;
  /** The trimmed text of a file; empty where it can't be read. */
  readonly textOf: (file: string) => Promise<string>;
  /** Where a symbolic link leads; empty where it can't be read. */
  readonly targetOf: (link: string) => Promise<string>;
  /** The ID of the user who owns a file; undefined where it can't be read. */
  readonly ownerOf: (file: string) => Promise<number | undefined>;
  /** The trimmed output of a system program; empty where it can't be started, fails, or takes too long. */
  readonly printedBy: (program: string, words: readonly string[]) => Promise<string>;
  /** Whether there is a process with this ID. */
  readonly isThere: (process: number) => boolean;
  /** When the system was booted, by its own clock; ms since 1970. */
  readonly runsSince: () => number;
};

// In bytes. Such files have some hundred.
const MOST_BYTES = 64 * 1024;

// In ms. These programs read the kernel or the registry: one that takes longer hangs.
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
      // Any other error ("it is not yours") means that the process exists.
      return systemNameOf(cause) !== 'ESRCH';
    }
  },
  runsSince: () => Math.round(Date.now() - uptime() * 1000),
};

/** The full path of a Windows program, so that no program of that name in another folder is started. */
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
      // The system can't start a program now.
      resolve('');
    }
  });
}
