import { setTimeout as delay } from 'node:timers/promises';
import { MINUTE } from '../../shared/lib/time.ts';
import { systemNameOf } from '../base/system-errors.ts';
import { readWholeFile } from './open-file.ts';

/** Clock and pause between two tries; in ms. */
type Pause = { now(): number; wait(milliseconds: number): Promise<void> };

/** How long, and on which errors, a busy file is tried again. */
export type Patience = {
  readonly platform?: NodeJS.Platform;
  /** The time limit in ms. */
  readonly milliseconds: number;
  /** The system's names of errors after which the file may be free again in a moment. */
  readonly names: readonly string[];
  readonly pause?: Pause;
};

/** Another program holds a file open, which blocks it on Windows only; `code` is the system's name of the error. */
export class FileHeldError extends Error {
  readonly code: string;

  constructor(code: string) {
    super('held by another program');
    this.name = 'FileHeldError';
    this.code = code;
  }
}

/**
 * For replacing, appending and removing. On Windows, a rename over an open file fails with the same error as one that
 * is not allowed: use this only where Keyturn could just write.
 */
export const toChange = { milliseconds: MINUTE, names: ['EPERM', 'EACCES', 'EBUSY'] } as const;

/** For Keyturn's own files: only a virus scanner, an indexer or a backup opens them, and closes them soon. */
export const toKeep = { ...toChange, milliseconds: 5_000 } as const;

/** For reading: here, "not allowed" has an error name of its own. */
export const toRead = { milliseconds: 5_000, names: ['EBUSY'] } as const;

const monotonic: Pause = {
  now: () => performance.now(),
  wait: async (milliseconds) => {
    await delay(milliseconds);
  },
};

/**
 * Runs an action on a file that a virus scanner, an indexer or an editor may hold open. On Windows it is tried again
 * until the time limit, elsewhere once. Throws FileHeldError where the file stays held, or any error of the action.
 */
export async function retryWhileBusy<Result>(
  action: () => Promise<Result>,
  { platform = process.platform, milliseconds, names, pause = monotonic }: Patience,
): Promise<Result> {
  const end = pause.now() + milliseconds;
  for (let wait = 10; ; wait = Math.min(wait * 2, 100)) {
    try {
      return await action();
    } catch (cause) {
      const name = systemNameOf(cause);
      if (platform !== 'win32' || name === undefined || !names.includes(name)) throw cause;
      if (pause.now() >= end) throw new FileHeldError(name);
    }
    await pause.wait(wait);
  }
}

/**
 * All bytes of a file, also if another program holds it for a moment. Throws FileHeldError, EFBIG for more than `most`
 * bytes, or the system's error.
 */
export function readPatiently(
  path: string,
  most: number,
  platform = process.platform,
): Promise<Buffer> {
  return retryWhileBusy(() => readWholeFile(path, most), { ...toRead, platform });
}
