import type { NavigationTarget } from '../../shared/contract/snapshot.ts';

/** Where the window has been asked to go, from outside of it. */
export type WindowNavigation = {
  view(): NavigationTarget | undefined;
  goTo(goal: Omit<NavigationTarget, 'turn'>): void;
  /** The page has gone there: a window that is opened later opens as it always does. */
  arrived(turn: number): void;
};

/** Nowhere yet. `changed` is called when that changes. */
export function createWindowNavigation(changed: () => void): WindowNavigation {
  let asked: NavigationTarget | undefined;
  let turns = 0;
  return {
    view: () => asked,
    goTo: (goal) => {
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
