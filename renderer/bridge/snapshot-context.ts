import { createContext, useContext } from 'react';
import type { Snapshot } from '../../shared/contract/snapshot.ts';

/** Gives the newest snapshot to components deep in the window. */
export const SnapshotContext = createContext<Snapshot | undefined>(undefined);

/** The newest snapshot; throws outside a provider, which is a bug of the page. */
export function useSnapshot(): Snapshot {
  const snapshot = useContext(SnapshotContext);
  if (snapshot === undefined) {
    throw new Error('A component stands outside its SnapshotContext');
  }
  return snapshot;
}

/** The handout checklist and the copied pair of one rotation. */
export function useHandout(rotation: string): {
  readonly ticked: Snapshot['ticked'][string];
  readonly handout: Snapshot['handout'];
} {
  const { ticked, handout } = useSnapshot();
  return {
    ticked: ticked[rotation] ?? [],
    handout: handout?.rotation === rotation ? handout : undefined,
  };
}
