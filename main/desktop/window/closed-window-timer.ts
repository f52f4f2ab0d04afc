import { MINUTE } from '../../../shared/lib/time.ts';
import type { Clock } from '../../base/clock.ts';

/** How long a closed window stays in memory, to be opened again at once. In ms. */
export const CLOSED_WINDOW_MS = MINUTE;

/** Destroys a closed window after a minute. */
export type ClosedWindowTimer = {
  /** It was closed, and is destroyed unless it is opened before. */
  start(): void;
  /** It was opened again, or destroyed. */
  stop(): void;
};

/** Has a timer only while a window is closed and not destroyed. */
export function createClosedWindowTimer(
  clock: Pick<Clock, 'sleep'>,
  end: () => void,
): ClosedWindowTimer {
  let waiting: AbortController | undefined;

  function stop(): void {
    waiting?.abort();
    waiting = undefined;
  }

  async function wait(stopped: AbortController): Promise<void> {
    await clock.sleep(CLOSED_WINDOW_MS, stopped.signal);
    if (!stopped.signal.aborted) {
      waiting = undefined;
      end();
    }
  }

  return {
    start: () => {
      stop();
      waiting = new AbortController();
      void wait(waiting);
    },
    stop,
  };
}
