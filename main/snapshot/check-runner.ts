import { MINUTE } from '../../shared/lib/time.ts';
import type { Clock } from '../base/clock.ts';

/** Runs one check at a time. */
export type CheckRunner = {
  /** Ends with the check; a call during another one joins it. */
  check(): Promise<void>;
  /** Whether a check is running that can still be expected to end. */
  isUnderWay(): boolean;
};

export type CheckRunnerOptions = {
  readonly clock: Pick<Clock, 'sleep'>;
  readonly work: () => Promise<void>;
  /** Called when a check starts, ends, or is no longer expected to end. */
  readonly changed: () => void;
};

// Many keys and a slow network take minutes. A check that takes longer hangs, and is no longer shown as running. In ms.
const PATIENCE = 10 * MINUTE;

/** A call joins even a check that hangs: each new one would hold one more thread. */
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
