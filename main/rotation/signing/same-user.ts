import { FailureError } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import type { AwsSession, Identity } from '../../aws/session.ts';
import type { Ports } from '../machine/ports.ts';
import type { BegunRecord } from '../machine/records.ts';

/** Whether this is the account and the user the rotation began with; IAM reuses names, never user ids. */
export function isSameUser(
  identity: Identity,
  plan: Pick<BegunRecord, 'account' | 'userId'>,
): boolean {
  return identity.account === plan.account && identity.userId === plan.userId;
}

/**
 * Throws OTHER_IDENTITY unless the session is signed by the account and user the rotation began with: between a crash
 * and the next start a profile can get the key of another user.
 */
export async function requireSameUser(session: AwsSession, plan: BegunRecord): Promise<void> {
  if (!isSameUser(await session.identity(), plan)) {
    throw new FailureError({ code: 'OTHER_IDENTITY' });
  }
}

/** Throws OTHER_IDENTITY where AWS has named another account for this key before: a key never moves. */
export function requireSameAccount(
  { accountOf }: Pick<Ports, 'accountOf'>,
  key: AccessKeyId,
  account: string,
): void {
  const before = accountOf(key);
  if (before !== undefined && before !== account) {
    throw new FailureError({ code: 'OTHER_IDENTITY' });
  }
}
