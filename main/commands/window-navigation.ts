import type { NavigationTarget } from '../../shared/contract/snapshot.ts';

/** The navigation target of the window. */
export type WindowNavigation = {
  view(): NavigationTarget | undefined;
  goTo(goal: Omit<NavigationTarget, 'turn'>): void;
  /** The page has gone there: a window opened later opens as usual. */
  arrived(turn: number): void;
};

/** Without a target. `changed` is called when it changes. */
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
      // By now there may be another target.
      if (asked?.turn !== turn) return;
      asked = undefined;
      changed();
    },
  };
}
