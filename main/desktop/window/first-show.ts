import type { Clock } from '../../base/clock.ts';

// A page that is painted at all is painted within a second of being loaded. In ms.
const PATIENCE = 3_000;

/** Decides when a new window is first shown. */
export type FirstShow = {
  /** The page was painted. */
  painted(): void;
  /** The page was loaded. Resolves when the window was shown. */
  loaded(): Promise<void>;
};

/**
 * Shows a window once: when it was painted, so that nothing flashes, or a few seconds after its page was loaded.
 * Electron reports the first paint of a hidden window, but never does if the graphics process fails.
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
