import { profiles } from '../fixtures/profiles.ts';
import { snapshots } from '../fixtures/snapshots.ts';
import type { GalleryState } from './states.ts';

/** States with more in them than a person sees at once: to be measured, not to be looked at. */
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
