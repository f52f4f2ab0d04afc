import type { Clock } from '../base/clock.ts';

/** The clocks of this computer. */
export const systemClock: Clock = {
  now: () => Date.now(),
  // CLOCK_MONOTONIC on Linux, mach_absolute_time on macOS: both stop during sleep.
  monotonic: () => performance.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve();
        return;
      }
      const finish = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', finish);
        resolve();
      };
      const timer = setTimeout(finish, milliseconds);
      signal?.addEventListener('abort', finish);
    }),
};
