import type { Failure } from '../../shared/failure.ts';
import type { AccessKeyId, AccountId, UserId } from '../../shared/identifiers.ts';
import type { LastUse } from '../../shared/rotation.ts';
import type { KeyPair } from '../secrets/key-pair.ts';
import type { Connection } from './connection.ts';

/** What signs requests, and where they go. */
export type Signer = { readonly pair: KeyPair; readonly connection: Connection };

/** Who a key is, as STS tells. */
export type Identity = {
  readonly account: AccountId;
  readonly userId: UserId;
  readonly arn: string;
  /** The text after the last `/` of the ARN: IAM paths are no part of it. Undefined for anything but an IAM user. */
  readonly userName: string | undefined;
  readonly kind: 'user' | 'root' | 'other';
};

/** One row of ListAccessKeys. */
export type ListedKey = {
  readonly id: AccessKeyId;
  readonly status: 'Active' | 'Inactive';
  /** Milliseconds since 1970; undefined where AWS left it out. */
  readonly createdAt: number | undefined;
};

/** What GetAccessKeyLastUsed tells: the owner too, which spares a question. */
export type KeyUse = { readonly userName: string | undefined; readonly lastUse: LastUse };

/** What is known after the one attempt at CreateAccessKey. */
export type CreateAnswer =
  | { readonly kind: 'made'; readonly pair: KeyPair; readonly createdAt: number | undefined }
  /** The answer broke off after the id: the key is ours, its secret is lost. */
  | { readonly kind: 'torn'; readonly newKey: AccessKeyId; readonly failure: Failure }
  /** No telling whether AWS made a key. */
  | { readonly kind: 'lost'; readonly failure: Failure }
  /** AWS said no, or was never reached: no key was made. */
  | { readonly kind: 'refused'; readonly failure: Failure };

/** The seven calls, signed by one key. All but `createKey` throw `Failed`; a failed call may be repeated. */
export type AwsSession = {
  identity(): Promise<Identity>;
  listKeys(userName: string): Promise<readonly ListedKey[]>;
  lastUsed(id: AccessKeyId): Promise<KeyUse>;
  /** Exactly one attempt; never throws for what AWS or the network does. */
  createKey(userName: string): Promise<CreateAnswer>;
  setStatus(userName: string, id: AccessKeyId, status: 'Active' | 'Inactive'): Promise<void>;
  deleteKey(userName: string, id: AccessKeyId): Promise<void>;
  /** Closes the connections. */
  end(): void;
};

/** Opens sessions; the engine's way to AWS. */
export type Aws = { session(signer: Signer): AwsSession };
