import type { Clock } from '../../base/clock.ts';

// A page is painted within a second of being loaded, if it is. In ms.
const PATIENCE = 3_000;

/** When a new window is shown for the first time. */
export type FirstShow = {
  /** The page was painted. */
  painted(): void;
  /** The page was loaded. Ends when the window was shown. */
  loaded(): Promise<void>;
};

/**
 * Shows a window once: as soon as it was painted, so that nothing flashes, and some seconds after its page was loaded
 * all the same. Electron promises to tell that a hidden window was painted, and where a graphics process is in trouble
 * it never does: a person would wait for a window that never comes.
 */
export function createFirstShow(clock: Pick<Clock, 'sleep'>, show: () => void): FirstShow {
  let isShown = false;
  function once(): void {
    if (isShown) return;
    isShown = true;
    show();
  }
  return {
    painted: once,
    loaded: async () => {
      if (isShown) return;
      await clock.sleep(PATIENCE);
      once();
    },
  };
}
