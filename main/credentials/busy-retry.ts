import { setTimeout as delay } from 'node:timers/promises';
import { systemNameOf } from '../disk/system-errors.ts';

/** Time, as far as trying again needs it; milliseconds. */
type Pause = { now(): number; wait(milliseconds: number): Promise<void> };

const monotonic: Pause = {
  now: () => performance.now(),
  wait: async (milliseconds) => {
    await delay(milliseconds);
  },
};

const patience = 60_000;

/**
 * Does something to a file that a virus scanner, an indexer or an editor may hold on Windows: tries again for up
 * to 60 s there, at once elsewhere. Throws what the last try threw.
 */
export async function retryWhileBusy(
  action: () => Promise<void>,
  platform: NodeJS.Platform,
  pause: Pause = monotonic,
): Promise<void> {
  const end = pause.now() + patience;
  for (let wait = 10; ; wait = Math.min(wait * 2, 100)) {
    try {
      await action();
      return;
    } catch (cause) {
      const busy = ['EPERM', 'EACCES', 'EBUSY'].includes(systemNameOf(cause) ?? '');
      if (platform !== 'win32' || !busy || pause.now() >= end) throw cause;
    }
    await pause.wait(wait);
  }
}
