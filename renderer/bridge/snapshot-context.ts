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
  readonly checklist: Snapshot['handoutChecklist'][string];
  readonly copied: Snapshot['copiedHandout'];
} {
  const { handoutChecklist, copiedHandout } = useSnapshot();
  return {
    checklist: handoutChecklist[rotation] ?? [],
    copied: copiedHandout?.rotation === rotation ? copiedHandout : undefined,
  };
}
