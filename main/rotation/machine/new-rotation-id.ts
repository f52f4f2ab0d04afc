import { randomInt } from 'node:crypto';
import { FailureError } from '../../../shared/values/failure.ts';
import { rotationId, type RotationId } from '../../../shared/values/identifiers.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** An id for a new rotation: 26 random letters and digits, never given twice. */
export function newRotationId(): RotationId {
  const text = Array.from({ length: 26 }, () => letters[randomInt(letters.length)]).join('');
  const id = rotationId(text);
  if (id === undefined) {
    throw new FailureError({ code: 'UNEXPECTED' });
  }
  return id;
}
