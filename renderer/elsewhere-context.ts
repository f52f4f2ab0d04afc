import { createContext, useContext } from 'react';
import type { Snapshot } from '../shared/snapshot.ts';

/** What the window knows of the places where an old key may still be. */
export type Elsewhere = Pick<Snapshot, 'ticked' | 'handout'>;

/** Hands it to the rotations, however deep they stand. */
export const ElsewhereContext = createContext<Elsewhere>({ ticked: {} });

/** What is known of the places of one rotation. */
export function useElsewhere(rotation: string): {
  readonly ticked: Elsewhere['ticked'][string];
  readonly handout: Elsewhere['handout'];
} {
  const { ticked, handout } = useContext(ElsewhereContext);
  return {
    ticked: ticked[rotation] ?? [],
    handout: handout?.rotation === rotation ? handout : undefined,
  };
}
