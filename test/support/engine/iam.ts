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
  /** What lists call it, where they know less than whoever checks a signature: a key that AWS has just deactivated goes on to sign. */
  listedAs?: 'Active' | 'Inactive';
  usedAt: number | undefined;
  /** The service of the last use; s3 where nothing is said. */
  usedFor?: string;
  /** What it was before the last change, and when that was: AWS may not know it everywhere yet. */
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
  /** Which of those a statement of the policies denies outright. */
  readonly deniedOutright: Set<ActionName>;
  /** How a policy that denies everything without MFA says so; undefined where there is none. */
  mfaPolicy: 'ACCESS_DENIED' | 'MFA_NEEDED' | undefined;
  /** Whether a statement denies what has no MFA, or allows only what has it: AWS's words don't tell that of others. */
  mfaBy: 'deny' | 'allow';
  /** Serial numbers of the MFA devices. */
  readonly devices: string[];
  keys: IamKey[];
};

/** Any value that must be there in a test. */
export function given<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the test gave something that is not there');
  return value;
}

/** A pair with a secret that tells its id, so that a mixed pair shows. */
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
