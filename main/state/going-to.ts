import type { Snapshot } from '../../shared/snapshot.ts';

/** Where the window has been asked to go, from outside of it. */
export type GoingTo = {
  view(): Snapshot['goTo'];
  to(view: NonNullable<Snapshot['goTo']>['view']): void;
  /** The window that went there is gone. */
  forget(): void;
};

/** Nowhere yet. `changed` is called when that changes. */
export function createGoingTo(changed: () => void): GoingTo {
  let asked: Snapshot['goTo'];
  let turns = 0;
  return {
    view: () => asked,
    to: (view) => {
      turns += 1;
      asked = { view, turn: turns };
      changed();
    },
    forget: () => {
      asked = undefined;
    },
  };
}
