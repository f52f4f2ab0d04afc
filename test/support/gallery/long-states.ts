import { profiles } from '../fixtures/profiles.ts';
import { snapshots } from '../fixtures/snapshots.ts';
import type { GalleryState } from './states.ts';

/** States with more content than a person sees at once: for measurements, not to be examined. */
export const longStates: ReadonlyMap<string, GalleryState> = new Map([
  [
    '500 profiles',
    {
      snapshot: {
        ...snapshots.usual,
        profiles: Array.from({ length: 500 }, (_, index) => ({
          ...profiles.fresh,
          name: `client-${String(index)}`,
        })),
      },
    },
  ],
]);
