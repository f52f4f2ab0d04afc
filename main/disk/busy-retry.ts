import { setTimeout as delay } from 'node:timers/promises';
import { MINUTE } from '../../shared/lib/time.ts';
import { systemNameOf } from '../base/system-errors.ts';
import { readWholeFile } from './open-file.ts';

/** Time, as far as trying again needs it; milliseconds. */
type Pause = { now(): number; wait(milliseconds: number): Promise<void> };

/** How a busy file is waited for. */
export type Patience = {
  readonly platform?: NodeJS.Platform;
  /** How long it is tried again; ms. */
  readonly milliseconds: number;
  /** The system's names of the errors that mean that the file may be free again in a moment. */
  readonly names: readonly string[];
  readonly pause?: Pause;
};

/** Another program holds a file; `code` is the system's name of the error. Only Windows lets a program do that. */
export class FileHeldError extends Error {
  readonly code: string;

  constructor(code: string) {
    super('held by another program');
    this.name = 'FileHeldError';
    this.code = code;
  }
}

/**
 * For replacing, appending and removing: Windows refuses a rename over an open file as it refuses one that is not
 * allowed, so this is for places where Keyturn has just been allowed to write.
 */
export const toChange = { milliseconds: MINUTE, names: ['EPERM', 'EACCES', 'EBUSY'] } as const;

/** For files that nobody but Keyturn uses: a virus scanner, an indexer or a backup lets go of them soon. */
export const toKeep = { ...toChange, milliseconds: 5_000 } as const;

/** For reading: that it is not allowed has a name of its own. */
export const toRead = { milliseconds: 5_000, names: ['EBUSY'] } as const;

const monotonic: Pause = {
  now: () => performance.now(),
  wait: async (milliseconds) => {
    await delay(milliseconds);
  },
};

/**
 * Does something to a file that a virus scanner, an indexer or an editor may hold on Windows: tries again for a while
 * there, at once elsewhere. Throws HeldByAnother where it stays held, and whatever else the action throws.
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
 * All bytes of a file, also of one that another program holds for a moment. Throws HeldByAnother, EFBIG where they are
 * more than `most`, or what the system says.
 */
export function readPatiently(
  path: string,
  most?: number,
  platform = process.platform,
): Promise<Buffer> {
  return retryWhileBusy(() => readWholeFile(path, most), { ...toRead, platform });
}
