import { FailureError } from '../../../shared/values/failure.ts';
import type { AwsSession, Identity } from '../../aws/session.ts';
import type { BegunRecord } from '../machine/records.ts';
import { isSameUser } from './same-user.ts';

/**
 * The same session, for a user who may have been renamed since the rotation began: a renamed user keeps the id and the
 * keys (IAM User Guide, "Rename an IAM user"). Where AWS has no user by the old name, and the one that signs is still
 * the rotation's, the call is made by today's name. CreateAccessKey is not repeated: it is called once.
 */
export function followingRename(
  session: AwsSession,
  plan: Pick<BegunRecord, 'account' | 'userId'>,
): AwsSession {
  let renamed: string | undefined;

  async function byName<Answer>(
    userName: string,
    call: (name: string) => Promise<Answer>,
  ): Promise<Answer> {
    try {
      return await call(renamed ?? userName);
    } catch (cause) {
      const name = await nameToday(cause, renamed ?? userName);
      if (name === undefined) throw cause;
      renamed = name;
      return await call(name);
    }
  }

  /** Another name by which the user goes today; undefined where the failure is none of the name. */
  async function nameToday(cause: unknown, before: string): Promise<string | undefined> {
    if (!(cause instanceof FailureError) || cause.failure.code !== 'NO_SUCH_USER') return undefined;
    const identity = await identityOf(session);
    if (identity === undefined) return undefined;
    return isSameUser(identity, plan) && identity.userName !== before
      ? identity.userName
      : undefined;
  }

  return {
    ...session,
    listKeys: (userName, signal) => byName(userName, (name) => session.listKeys(name, signal)),
    setStatus: (userName, id, status) =>
      byName(userName, (name) => session.setStatus(name, id, status)),
    deleteKey: (userName, id) => byName(userName, (name) => session.deleteKey(name, id)),
    mfaDevices: (userName, signal) => byName(userName, (name) => session.mfaDevices(name, signal)),
  };
}

/** Undefined where AWS does not know the key that signs: with a user its keys are gone. */
async function identityOf(session: AwsSession): Promise<Identity | undefined> {
  try {
    return await session.identity();
  } catch (cause) {
    if (cause instanceof FailureError && cause.failure.code === 'KEY_NOT_ACCEPTED') {
      return undefined;
    }
    throw cause;
  }
}
