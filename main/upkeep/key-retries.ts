import { MINUTE } from '../../shared/lib/time.ts';
import type { Clock } from '../base/clock.ts';
import type { KnownKeys } from '../snapshot/known-keys.ts';

export type KeyRetriesOptions = {
  readonly keys: Pick<KnownKeys, 'askAgain' | 'unanswered'>;
  readonly clock: Pick<Clock, 'monotonic'>;
  /** At least 0 and below 1. */
  readonly random: () => number;
};

/** When to ask AWS again about keys without an answer; it has no timer of its own. */
export type KeyRetries = {
  /** In how many ms; undefined where AWS has answered about every key. */
  in(): number | undefined;
  isDue(): boolean;
  /** Asks AWS about all of them. */
  ask(): Promise<void>;
};

const waits = [1, 2, 4, 8, 15].map((minutes) => minutes * MINUTE);

/**
 * How long to wait after so many failed tries, in ms: less and less often, and up to half as long again at random, so
 * that the computers of a company don't all ask AWS in the same moment. Pure.
 */
export function waitBeforeRetry(tries: number, random: number): number {
  const wait = waits[Math.min(tries, waits.length - 1)] ?? MINUTE;
  return Math.round(wait * (1 + random / 2));
}

export function createKeyRetries({ keys, clock, random }: KeyRetriesOptions): KeyRetries {
  let tries = 0;
  let at: number | undefined;

  function until(): number | undefined {
    if (keys.unanswered() === 0) {
      tries = 0;
      at = undefined;
      return undefined;
    }
    at ??= clock.monotonic() + waitBeforeRetry(tries, random());
    return Math.max(0, at - clock.monotonic());
  }

  return {
    in: until,
    isDue: () => until() === 0,
    ask: async () => {
      tries += 1;
      at = undefined;
      await keys.askAgain();
    },
  };
}
