import { FailureError } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import { identityInRegion } from '../../aws/regions/identity-in-region.ts';
import type { AwsSession, ListedKey, Signer } from '../../aws/session.ts';
import type { Ports } from '../machine/ports.ts';
import { resultOrFailure } from '../signing/gather-key-facts.ts';
import { requireSameAccount } from '../signing/same-user.ts';
import { type User, userOf } from '../signing/user.ts';
import { type PermissionTrials, tryPermissions } from './check-rights.ts';

/** A session, and what signs in it. */
export type SignedSession = { readonly session: AwsSession; readonly signer: Signer };

/** Whose key it is, with the keys of that user. */
export type UserAndKeys = {
  readonly user: User;
  readonly keys: readonly ListedKey[];
  /** The permissions, where they were tried while the rest was requested. Never rejects. */
  readonly tried: Promise<PermissionTrials> | undefined;
};

/** What is known before AWS has said whose key it is: the user of its last use, and whether the profile names a device. */
type EarlyFacts = { readonly supposedName: string | undefined; readonly namesDevice: boolean };

/**
 * Identity and list of keys. Where the last use has named the user, both are requested side by side, and with them the
 * permissions are tried if it is known already that keys of this account may be rotated: nothing that could
 * change a key is sent for an account that the organisation's rules exclude. Nor is it sent without the code of an MFA
 * device that the profile names: AWS would deny what it allows with the code.
 */
export async function userAndKeys(
  ports: Ports,
  { session, signer }: SignedSession,
  { supposedName, namesDevice }: EarlyFacts,
): Promise<UserAndKeys> {
  const mayTry =
    (signer.mfaSession !== undefined || !namesDevice) && isKnownToBeAllowed(ports, signer.pair.id);
  const early =
    supposedName === undefined ? undefined : askAbout(ports, session, supposedName, mayTry);
  const user = userOf(await identityInRegion({ session, signer }));
  requireSameAccount(ports, signer.pair.id, user.account);
  if (early === undefined || user.userName !== supposedName) {
    return { user, keys: await session.listKeys(user.userName), tried: undefined };
  }
  const keys = await early.keys;
  if (keys instanceof FailureError) {
    throw keys;
  }
  return { user, keys, tried: early.tried };
}

function askAbout(
  ports: Ports,
  session: AwsSession,
  userName: string,
  mayTry: boolean,
): {
  readonly keys: Promise<readonly ListedKey[] | FailureError>;
  readonly tried: UserAndKeys['tried'];
} {
  const keys = resultOrFailure(session.listKeys(userName));
  return { keys, tried: mayTry ? tryPermissions(ports.clock, session, userName) : undefined };
}

/** Whether AWS has named the account of this key before, and keys of that account may be rotated. */
function isKnownToBeAllowed({ accountOf, requireAllowed }: Ports, key: AccessKeyId): boolean {
  const account = accountOf(key);
  if (account === undefined) {
    return false;
  }
  try {
    requireAllowed(account);
    return true;
  } catch (cause) {
    // The check throws the same once AWS has reported whose key this is.
    if (cause instanceof FailureError) return false;
    throw cause;
  }
}
