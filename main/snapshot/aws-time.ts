import { MINUTE } from '../../shared/lib/time.ts';
import type { Clock } from '../base/clock.ts';

/** AWS's time, while the last answer can be relied on. */
export type AwsTime = {
  /** AWS has just answered. */
  answered(): void;
  /** How often AWS has answered so far. A caller compares it later to learn whether AWS has answered since. */
  answers(): number;
  /** In ms since 1970; undefined if AWS has not answered lately, or this computer's clock was set since. */
  now(): number | undefined;
};

/** In ms. An answer older than `lately` is not used; within that time clocks drift by less than `apart`. */
const spans = { lately: 10 * MINUTE, apart: MINUTE } as const;

/** `offset` is AWS's clock less this computer's, by its last answer. */
export function createAwsTime(
  clock: Pick<Clock, 'now' | 'monotonic'>,
  offset: () => number | undefined,
): AwsTime {
  let count = 0;
  let answer: { readonly at: number; readonly monotonic: number } | undefined;
  return {
    answered: () => {
      count += 1;
      answer = { at: clock.now(), monotonic: clock.monotonic() };
    },
    answers: () => count,
    now: () => {
      const behind = offset();
      if (answer === undefined || behind === undefined) return undefined;
      const passed = clock.monotonic() - answer.monotonic;
      // The monotonic clock stops in sleep, the wall clock jumps when it is set: if they disagree, neither is trusted.
      const hasJumped = Math.abs(clock.now() - answer.at - passed) > spans.apart;
      return hasJumped || passed > spans.lately ? undefined : Math.round(clock.now() + behind);
    },
  };
}
