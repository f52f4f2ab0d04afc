import { createContext, useContext } from 'react';
import type { Snapshot } from '../../shared/contract/snapshot.ts';

/** Hands the newest snapshot to what stands deep in the window. */
export const SnapshotContext = createContext<Snapshot | undefined>(undefined);

/** The newest snapshot; throws outside a provider, which is an error of the page itself. */
export function useSnapshot(): Snapshot {
  const snapshot = useContext(SnapshotContext);
  if (snapshot === undefined) {
    throw new Error('A component stands outside its SnapshotContext');
  }
  return snapshot;
}

/** The handout of one rotation: which places have the new key, and whether it is in the clipboard. */
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
