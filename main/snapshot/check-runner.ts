import { MINUTE } from '../../shared/lib/time.ts';
import type { Clock } from '../base/clock.ts';

/** A check that is made once at a time. */
export type CheckRunner = {
  /** Ends with the check; a call during another one joins it. */
  check(): Promise<void>;
  /** Whether one is under way from which an answer can still be expected. */
  isUnderWay(): boolean;
};

/** What `createChecking` is given. */
export type CheckRunnerOptions = {
  readonly clock: Pick<Clock, 'sleep'>;
  readonly work: () => Promise<void>;
  /** It began, ended, or is not to be expected to end any more. */
  readonly changed: () => void;
};

// Many keys and a slow network take minutes. What takes longer hangs, and nobody is kept waiting for it. In ms.
const PATIENCE = 10 * MINUTE;

/** No check yet. One that hangs is joined all the same: each new one would hold one more thread. */
export function createCheckRunner({ clock, work, changed }: CheckRunnerOptions): CheckRunner {
  let current: Promise<void> | undefined;
  let isExpected = false;

  async function run(): Promise<void> {
    const ended = new AbortController();
    isExpected = true;
    void clock.sleep(PATIENCE, ended.signal).then(() => {
      if (ended.signal.aborted) return;
      isExpected = false;
      changed();
    });
    try {
      await work();
    } finally {
      ended.abort();
      isExpected = false;
      current = undefined;
      changed();
    }
  }

  return {
    check: () => {
      current ??= run();
      return current;
    },
    isUnderWay: () => isExpected,
  };
}
