import { type ErrorCode, FailureError } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import type { ListedKey } from '../../aws/session.ts';

/** Throws `inactive` for a key that AWS lists as inactive, and KEY_NOT_LISTED for one that a list lacks: it may lag. */
export function requireListedActive(
  keys: readonly ListedKey[],
  id: AccessKeyId,
  inactive: ErrorCode,
): void {
  const status = keys.find((key) => key.id === id)?.status;
  if (status === 'Inactive') {
    throw new FailureError({ code: inactive });
  }
  if (status === undefined) {
    throw new FailureError({ code: 'KEY_NOT_LISTED', action: 'ListAccessKeys' });
  }
}
