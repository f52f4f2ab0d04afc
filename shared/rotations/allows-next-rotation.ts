import type { RotationView } from '../contract/rotation.ts';
import { unreachable } from '../lib/unreachable.ts';

/** Whether the rotation has ended, so that its key may be rotated again. Pure. */
export function allowsNextRotation(rotation: RotationView): boolean {
  switch (rotation.state) {
    case 'succeeded':
    case 'failed':
      return true;
    case 'undone':
      // Until the new key is kept or deleted, AWS allows no third one.
      return rotation.newKeyIs === 'gone' || rotation.seen;
    case 'working':
    case 'waiting for an answer':
    case 'rolling back':
    case 'undoing':
      return false;
    case 'open':
      // A rotation marked as resolved stays visible, but blocks nothing.
      return rotation.reason === 'left on AWS';
    default:
      return unreachable(rotation);
  }
}
