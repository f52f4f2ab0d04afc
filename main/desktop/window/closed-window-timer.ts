import { MINUTE } from '../../../shared/lib/time.ts';
import type { Clock } from '../../base/clock.ts';

/** How long a closed window stays in memory, so that it is there at once when it is opened again. In ms. */
export const CLOSED_WINDOW_MS = MINUTE;

/** A window that was closed, and ends a while later. */
export type ClosedWindowTimer = {
  /** It was closed: it ends unless it is opened before. */
  start(): void;
  /** It was opened again, or is gone. */
  stop(): void;
};

/** Waits only while a window is closed and still there. */
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
