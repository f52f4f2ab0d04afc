import type { RotationView } from '../../shared/contract/rotation.ts';
import type { ProfileView } from '../../shared/contract/snapshot.ts';

/**
 * The view of a profile whose new key AWS no longer accepts, while its rotation can be undone: then no other key is
 * needed. Pure.
 */
export function withUndoOffer(
  profile: ProfileView,
  rotations: readonly RotationView[],
): ProfileView {
  const { standing, key } = profile;
  const isRefused = standing.can === 'not now' && standing.failure.code === 'KEY_NOT_ACCEPTED';
  const canBeUndone = rotations.some(
    (rotation) =>
      rotation.state === 'succeeded' && rotation.newKey === key && rotation.acts.includes('undo'),
  );
  return isRefused && canBeUndone
    ? {
        ...profile,
        standing: {
          can: 'not now',
          failure: { ...standing.failure, code: 'NEW_KEY_NOT_ACCEPTED' },
        },
      }
    : profile;
}
