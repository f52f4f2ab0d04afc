import { MINUTE } from '../../shared/lib/time.ts';
import type { Clock } from '../base/clock.ts';
import type { KnownKeys } from '../snapshot/known-keys.ts';

/** What `createAskingAgain` is given. */
export type KeyRetriesOptions = {
  readonly keys: Pick<KnownKeys, 'askAgain' | 'unanswered'>;
  readonly clock: Pick<Clock, 'monotonic'>;
  /** From 0 up to 1, without 1. */
  readonly random: () => number;
};

/** When to ask again about keys that AWS has not answered for; it has no timer of its own. */
export type KeyRetries = {
  /** In how many ms; undefined where every key is answered for. */
  in(): number | undefined;
  isDue(): boolean;
  /** Asks about all of them. */
  ask(): Promise<void>;
};

const waits = [1, 2, 4, 8, 15].map((minutes) => minutes * MINUTE);

/**
 * How long to wait after so many tries in vain, in ms: more and more seldom, and up to half as long again, so that not
 * all computers of a company come back to AWS in the same moment. Pure.
 */
export function waitBeforeRetry(tries: number, random: number): number {
  const wait = waits[Math.min(tries, waits.length - 1)] ?? MINUTE;
  return Math.round(wait * (1 + random / 2));
}

/** Begins with nothing to ask about. */
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
