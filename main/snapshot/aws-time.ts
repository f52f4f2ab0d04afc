import { MINUTE } from '../../shared/lib/time.ts';
import type { Clock } from '../base/clock.ts';

/** AWS's time, as long as nothing can have changed what is known of it. */
export type AwsTime = {
  /** AWS has just answered. */
  answered(): void;
  /** How often it has answered so far: whoever remembers it knows later whether AWS has answered since. */
  answers(): number;
  /** In ms since 1970; undefined where AWS has not answered lately, or this computer's clock was set since. */
  now(): number | undefined;
};

/** In ms. What is older than `lately` has to be asked for again; clocks differ by less than `apart` in that time. */
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
      // The one clock stands still in sleep, the other one jumps when it is set: then neither is to be trusted.
      const hasJumped = Math.abs(clock.now() - answer.at - passed) > spans.apart;
      return hasJumped || passed > spans.lately ? undefined : Math.round(clock.now() + behind);
    },
  };
}
