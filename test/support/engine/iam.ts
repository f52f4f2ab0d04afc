import type { KeyPair } from '../../../main/secrets/key-pair.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import type { DenialCode } from '../../../shared/values/denial-codes.ts';
import {
  accessKeyId,
  type AccessKeyId,
  type AccountId,
  accountId,
  type UserId,
  userId,
} from '../../../shared/values/identifiers.ts';

/** The calls of a session, by AWS's names for them. */
export type ActionName =
  | 'GetCallerIdentity'
  | 'ListAccessKeys'
  | 'GetAccessKeyLastUsed'
  | 'CreateAccessKey'
  | 'UpdateAccessKey'
  | 'DeleteAccessKey'
  | 'GetAccountSummary'
  | 'ListMFADevices'
  | 'GetSessionToken';

/** A key on AWS. Times in ms since 1970. */
export type IamKey = {
  readonly pair: KeyPair;
  readonly createdAt: number;
  status: 'Active' | 'Inactive';
  /** The status in lists, where it differs from the check of a signature: a key just deactivated can still sign. */
  listedAs?: 'Active' | 'Inactive';
  usedAt: number | undefined;
  /** The service of the last use; s3 by default. */
  usedFor?: string;
  /** The status before the last change, and the time of it: AWS may not have applied it everywhere yet. */
  before?: { readonly status: 'Active' | 'Inactive'; readonly until: number };
};

/** A user on AWS. */
export type IamUser = {
  readonly account: AccountId;
  readonly userId: UserId;
  readonly name: string;
  readonly arn: string;
  readonly kind: 'user' | 'root' | 'other';
  readonly denied: Map<ActionName, DenialCode>;
  /** Those that a policy denies explicitly. */
  readonly deniedOutright: Set<ActionName>;
  /** The code of a policy that denies everything without MFA; undefined where there is none. */
  mfaPolicy: 'ACCESS_DENIED' | 'MFA_NEEDED' | undefined;
  /**
   * Whether a statement denies calls without MFA, or allows only calls with it: AWS's words for the latter equal those
   * of a missing permission.
   */
  mfaBy: 'deny' | 'allow';
  /** Serial numbers of the MFA devices. */
  readonly devices: string[];
  keys: IamKey[];
};

/** Throws where a value that a test needs is missing. */
export function given<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the test gave something that is not there');
  return value;
}

/** A pair whose secret contains its ID, so that a mixed pair is detected. */
export function pairNamed(name: string): KeyPair {
  const id = given(accessKeyId(`AKIA${name.toUpperCase().padStart(16, '0')}`));
  return { id, secret: new Secret(`secret of ${id}`) };
}

let users = 0;

/** A user with one active key that is 93 days old at `now`. */
export function userWith(
  pair: KeyPair,
  now: number,
  facts: Partial<Pick<IamUser, 'account' | 'userId' | 'kind'>> & { readonly path?: string } = {},
): IamUser {
  users += 1;
  const name = `nina${users}`;
  const account = facts.account ?? given(accountId('111122223333'));
  return {
    account,
    name,
    userId: facts.userId ?? given(userId(`AIDANINA${users}`)),
    arn: `arn:aws:iam::${account}:user/${facts.path ?? ''}${name}`,
    kind: facts.kind ?? 'user',
    denied: new Map(),
    deniedOutright: new Set(),
    mfaPolicy: undefined,
    mfaBy: 'deny',
    devices: [],
    keys: [{ pair, createdAt: now - 93 * 86_400_000, status: 'Active', usedAt: now - 3_600_000 }],
  };
}

/** The key of a user with this id. */
export function keyOf(user: IamUser, id: AccessKeyId): IamKey | undefined {
  return user.keys.find((key) => key.pair.id === id);
}
