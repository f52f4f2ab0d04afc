import { FailureError } from '../../shared/values/failure.ts';
import {
  accessKeyId,
  type AccessKeyId,
  rotationId,
  type RotationId,
} from '../../shared/values/identifiers.ts';

/** The rotation that the page names. Throws UNKNOWN_ROTATION. */
export function rotationOf(text: string): RotationId {
  const id = rotationId(text);
  if (id === undefined) throw new FailureError({ code: 'UNKNOWN_ROTATION' });
  return id;
}

/** The key that the page names. Throws BAD_REQUEST. */
export function keyOf(text: string): AccessKeyId {
  const id = accessKeyId(text);
  if (id === undefined) throw new FailureError({ code: 'BAD_REQUEST' });
  return id;
}
