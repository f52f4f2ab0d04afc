import type { GoTo } from '../../shared/contract/snapshot.ts';

/** Where the window has been asked to go, from outside of it. */
export type GoingTo = {
  view(): GoTo | undefined;
  to(goal: Omit<GoTo, 'turn'>): void;
  /** The page has gone there: a window that is opened later opens as it always does. */
  arrived(turn: number): void;
};

/** Nowhere yet. `changed` is called when that changes. */
export function createGoingTo(changed: () => void): GoingTo {
  let asked: GoTo | undefined;
  let turns = 0;
  return {
    view: () => asked,
    to: (goal) => {
      turns += 1;
      asked = { ...goal, turn: turns };
      changed();
    },
    arrived: (turn) => {
      // It may have been asked for something else meanwhile.
      if (asked?.turn !== turn) return;
      asked = undefined;
      changed();
    },
  };
}
