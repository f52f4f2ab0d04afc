import { Failed } from '../../shared/failure.ts';
import type { AwsSession } from '../aws/session.ts';
import type { Begun } from './journal/records.ts';

/**
 * Asks who signs, and throws OTHER_IDENTITY unless it is the account and user the rotation began with:
 * between a crash and the next start a profile can have been given to somebody else.
 */
export async function requireSameUser(session: AwsSession, plan: Begun): Promise<void> {
  const identity = await session.identity();
  if (identity.account !== plan.account || identity.userId !== plan.userId) {
    throw new Failed({ code: 'OTHER_IDENTITY' });
  }
}
