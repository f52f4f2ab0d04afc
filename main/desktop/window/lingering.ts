import { MINUTE } from '../../../shared/lib/time.ts';
import type { Clock } from '../../base/clock.ts';

/** How long a closed window stays in memory, so that it is there at once when it is opened again. In ms. */
export const LINGERS = MINUTE;

/** A window that was closed, and ends a while later. */
export type Lingering = {
  /** It was closed: it ends unless it is opened before. */
  begin(): void;
  /** It was opened again, or is gone. */
  stop(): void;
};

/** Waits only while a window is closed and still there. */
export function createLingering(clock: Pick<Clock, 'sleep'>, end: () => void): Lingering {
  let waiting: AbortController | undefined;

  function stop(): void {
    waiting?.abort();
    waiting = undefined;
  }

  async function wait(stopped: AbortController): Promise<void> {
    await clock.sleep(LINGERS, stopped.signal);
    if (!stopped.signal.aborted) {
      waiting = undefined;
      end();
    }
  }

  return {
    begin: () => {
      stop();
      waiting = new AbortController();
      void wait(waiting);
    },
    stop,
  };
}
