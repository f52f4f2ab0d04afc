import type { Clock } from '../../main/base/clock.ts';

type Timer = { readonly at: number; readonly wake: () => void };

/** A clock that a test advances, and that counts its timers. */
export type CountedClock = Clock & {
  /** The number of waiting timers. */
  pending(): number;
  /** The number of timers that have expired so far. */
  ended(): number;
  /** Advances by so many ms, one timer after the other, with everything that they cause. */
  pass(milliseconds: number): Promise<void>;
  /** Lets the computer sleep: the wall clock advances, timers do not. */
  sleepThrough(milliseconds: number): void;
};

/** A counted clock at noon of 2 March 2026. */
export function createCountedClock(): CountedClock {
  let wall = Date.UTC(2026, 2, 2, 12);
  let awake = 0;
  let ended = 0;
  const timers = new Set<Timer>();

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  }

  function move(to: number): void {
    wall += to - awake;
    awake = to;
  }

  return {
    now: () => wall,
    monotonic: () => awake,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        const finish = (): void => {
          timers.delete(timer);
          resolve();
        };
        const timer: Timer = { at: awake + milliseconds, wake: finish };
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        timers.add(timer);
        signal?.addEventListener('abort', finish);
      }),
    pending: () => timers.size,
    ended: () => ended,
    pass: async (milliseconds) => {
      const end = awake + milliseconds;
      await settle();
      for (;;) {
        const [next] = [...timers].toSorted((one, other) => one.at - other.at);
        if (next === undefined || next.at > end) break;
        move(Math.max(awake, next.at));
        ended += 1;
        next.wake();
        await settle();
      }
      move(end);
    },
    sleepThrough: (milliseconds) => {
      wall += milliseconds;
    },
  };
}
