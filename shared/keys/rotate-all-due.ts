import type { ProfileView, Snapshot } from '../contract/snapshot.ts';
import { allowsNextRotation } from '../rotations/allows-next-rotation.ts';
import { isLate, oneForEachKey } from './late-keys.ts';

/** The keys that "Rotate all due" rotates: late ones that nothing prevents, in the order of the list. Pure. */
export function keysToRotate(
  snapshot: Pick<Snapshot, 'profiles' | 'rotations'>,
): readonly ProfileView[] {
  const busy = new Set(
    snapshot.rotations.flatMap((rotation) =>
      allowsNextRotation(rotation) ? [] : rotation.profiles,
    ),
  );
  return oneForEachKey(
    snapshot,
    (profile) =>
      isLate(profile) &&
      profile.standing.can === 'rotate' &&
      ![profile.name, ...profile.sharesKeyWith].some((name) => busy.has(name)),
  );
}

/** Whether to offer "Rotate all due": for one key its own button is enough. Pure. */
export function offersRotateAll(snapshot: Pick<Snapshot, 'profiles' | 'rotations'>): boolean {
  return keysToRotate(snapshot).length > 1;
}
