import type { Clock } from '../../../main/base/clock.ts';

type Sleeper = { readonly until: number; readonly wake: () => void };

/** A clock for tests: it stops while anything happens, and jumps to the next sleeper when nothing does. */
export type VirtualClock = Clock & {
  /** Lets time pass outside any sleep, in ms. */
  pass(milliseconds: number): void;
};

/** A virtual clock at noon of 2 March 2026. */
export function createVirtualClock(): VirtualClock {
  const start = Date.UTC(2026, 2, 2, 12);
  let elapsed = 0;
  let sleepers: readonly Sleeper[] = [];

  /** Everything that can still happen at this moment has happened after one turn of the event loop. */
  function wakeNext(): void {
    const [next] = sleepers;
    if (next === undefined) return;
    elapsed = Math.max(elapsed, next.until);
    next.wake();
  }

  return {
    now: () => start + elapsed,
    monotonic: () => elapsed,
    pass: (milliseconds) => {
      elapsed += milliseconds;
    },
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        function finish(): void {
          signal?.removeEventListener('abort', finish);
          sleepers = sleepers.filter((candidate) => candidate !== sleeper);
          resolve();
        }
        const sleeper = { until: elapsed + milliseconds, wake: finish };
        sleepers = [...sleepers, sleeper].toSorted((one, other) => one.until - other.until);
        signal?.addEventListener('abort', finish);
        setImmediate(wakeNext);
      }),
  };
}
