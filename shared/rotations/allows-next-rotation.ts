import type { RotationView } from '../contract/rotation.ts';
import { unreachable } from '../lib/unreachable.ts';

/** Whether the rotation has ended, so that its key may be rotated again. Pure. */
export function allowsNextRotation(rotation: RotationView): boolean {
  switch (rotation.state) {
    case 'succeeded':
    case 'failed':
      return true;
    case 'undone':
      // Before anybody has decided about the new key there is no room for another.
      return rotation.newKeyIs === 'gone' || rotation.seen;
    case 'working':
    case 'waiting for an answer':
    case 'rolling back':
    case 'undoing':
      return false;
    case 'open':
      // What a person has taken care of stays in sight, and stands in nobody's way.
      return rotation.reason === 'left on AWS';
    default:
      return unreachable(rotation);
  }
}
