import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../../main/base/clock.ts';

/**
 * A clock with short waits. The wall clock stays the real one: requests are signed by it, and AWS has its own. Time
 * limits shrink like sleeps, so that as many tries fit into them, unless `keepsBudgets`.
 */
export function createFastClock(speed: number, keepsBudgets = false): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now() * (keepsBudgets ? 1 : speed),
    sleep: async (milliseconds, signal) => {
      const options = signal === undefined ? {} : { signal };
      await delay(milliseconds / speed, undefined, options).catch(() => undefined);
    },
  };
}
