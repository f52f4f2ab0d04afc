import type { Failure } from '../../shared/values/failure.ts';
import type { AccessKeyId, AccountId, UserId } from '../../shared/values/identifiers.ts';
import type { LastUse } from '../../shared/values/key-facts.ts';
import type { KeyPair } from '../secrets/key-pair.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Connection } from './connection/connection.ts';

/** Temporary credentials of an MFA code; in memory only. */
export type MfaSession = {
  readonly id: string;
  readonly secret: Secret;
  readonly token: Secret;
  /** Milliseconds since 1970 by AWS's clock. */
  readonly expiresAt: number;
};

/** What signs requests, and where they go. */
export type Signer = {
  readonly pair: KeyPair;
  readonly connection: Connection;
  /** Signs instead of the pair that it was requested with. */
  readonly mfaSession?: MfaSession;
};

/** The owner of a key, as STS reports it. */
export type Identity = {
  readonly account: AccountId;
  readonly userId: UserId;
  readonly arn: string;
  /** The text after the last `/` of the ARN, without the IAM path; only of an IAM user. */
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

/** The answer of GetAccessKeyLastUsed: with the owner, which saves a call. */
export type KeyUse = { readonly userName: string | undefined; readonly lastUse: LastUse };

/** What is known after the one attempt at CreateAccessKey. */
export type CreateAnswer =
  | { readonly kind: 'made'; readonly pair: KeyPair; readonly createdAt: number | undefined }
  /** The answer broke off after the ID: the key is ours, its secret is lost. */
  | { readonly kind: 'torn'; readonly newKey: AccessKeyId; readonly failure: Failure }
  /** It is unknown whether AWS created a key. */
  | { readonly kind: 'lost'; readonly failure: Failure }
  /** AWS refused, or was never reached: no key was created. */
  | {
      readonly kind: 'refused';
      readonly failure: Failure;
      /** As in `AwsRefusalError`: an MFA code may help. */
      readonly explicitDeny?: boolean;
    };

/** The credential report of an account: who has keys, and how old they are. */
export type CredentialReport = {
  /** CSV. */
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
};

/**
 * The calls, signed by one key or by an MFA session of it. All but `createKey` throw `FailureError`. A failed call may be
 * repeated, except `startMfaSession`: AWS accepts a code once.
 */
export type AwsSession = {
  identity(): Promise<Identity>;
  /** Throws CANCELLED instead of requesting a further page once the signal is aborted. */
  listKeys(userName: string, signal?: AbortSignal): Promise<readonly ListedKey[]>;
  lastUsed(id: AccessKeyId): Promise<KeyUse>;
  /** Exactly one attempt; never throws for an error of AWS or of the network. */
  createKey(userName: string): Promise<CreateAnswer>;
  setStatus(userName: string, id: AccessKeyId, status: 'Active' | 'Inactive'): Promise<void>;
  deleteKey(userName: string, id: AccessKeyId): Promise<void>;
  /** How many keys a user of this account may have (GetAccountSummary); undefined where AWS doesn't report it. */
  keyQuota(): Promise<number | undefined>;
  /** Serial numbers of the user's MFA devices (ListMFADevices). */
  mfaDevices(userName: string, signal?: AbortSignal): Promise<readonly string[]>;
  /**
   * A session of an hour (GetSessionToken), signed by the pair even if the signer has a session. Throws MFA_CODE_REFUSED,
   * MFA_NOT_VALIDATED, MFA_DEVICE_UNKNOWN or MFA_NOT_USABLE. Never repeated once AWS may have read the code.
   */
  startMfaSession(serial: string, code: string): Promise<MfaSession>;
  /** Requests a credential report, unless AWS has one of the last four hours; returns whether one is ready. */
  makeReport(): Promise<boolean>;
  /** The last report; undefined if there is none now. Throws REPORT_NOT_UNDERSTOOD if it is too large. */
  report(): Promise<CredentialReport | undefined>;
  /** Closes the connections. */
  end(): void;
};

/** Opens sessions: the engine's port to AWS. */
export type Aws = {
  session(signer: Signer): AwsSession;
  /**
   * The clock of these endpoints minus this computer's, in ms, by the Date header of their last answer; undefined before
   * the first: an endpoint says nothing about the clock of another. Without an argument: AWS's own clock, or, before AWS
   * has answered, the endpoint's that is closest to this computer's.
   */
  clockOffset(place?: Pick<Connection, 'iamEndpoint' | 'stsEndpoint'>): number | undefined;
};
