import { FailureError } from '../../../shared/values/failure.ts';
import type { Identity } from '../../aws/session.ts';

/** The IAM user a key belongs to. */
export type User = Pick<Identity, 'account' | 'userId' | 'arn'> & { readonly userName: string };

/** The IAM user behind an identity. Throws ROOT_USER, or CANNOT_ROTATE for anything but a user. */
export function userOf(identity: Identity): User {
  if (identity.kind === 'root') {
    throw new FailureError({ code: 'ROOT_USER' });
  }
  if (identity.userName === undefined) {
    throw new FailureError({ code: 'CANNOT_ROTATE' });
  }
  return { ...identity, userName: identity.userName };
}
