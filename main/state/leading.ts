import type { GoTo } from '../../shared/snapshot.ts';

/** Where the window is led to from outside of it. */
export type Leading = {
  /** Leads a window that is open, or the next one that is opened. */
  to(view: GoTo['view']): void;
  /** Lets the window open as it always does. */
  nowhere(): void;
  current(): GoTo | undefined;
};

/** Keeps where the window is led to. `changed` is called when it is led. */
export function createLeading(changed: () => void): Leading {
  let count = 0;
  let view: GoTo['view'] | undefined;
  return {
    to: (next) => {
      count += 1;
      view = next;
      changed();
    },
    nowhere: () => {
      view = undefined;
      changed();
    },
    current: () => (view === undefined ? undefined : { view, count }),
  };
}
