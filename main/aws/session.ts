import type { Failure } from '../../shared/values/failure.ts';
import type { AccessKeyId, AccountId, UserId } from '../../shared/values/identifiers.ts';
import type { LastUse } from '../../shared/values/key-facts.ts';
import type { KeyPair } from '../secrets/key-pair.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Connection } from './connection/connection.ts';

/** Temporary credentials got with an MFA code; they live in memory only. */
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
  /** Signs in place of the pair it stems from. */
  readonly mfaSession?: MfaSession;
};

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
  | {
      readonly kind: 'refused';
      readonly failure: Failure;
      /** As in `RefusedByAws`: an MFA code may open the way. */
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
 * The calls, signed by one key or by an MFA session of it. All but `createKey` throw `Failed`;
 * a failed call may be repeated, except `startMfaSession`, whose code AWS takes once.
 */
export type AwsSession = {
  identity(): Promise<Identity>;
  /** Asks for no further page once the signal is raised, and throws CANCELLED. */
  listKeys(userName: string, signal?: AbortSignal): Promise<readonly ListedKey[]>;
  lastUsed(id: AccessKeyId): Promise<KeyUse>;
  /** Exactly one attempt; never throws for what AWS or the network does. */
  createKey(userName: string): Promise<CreateAnswer>;
  setStatus(userName: string, id: AccessKeyId, status: 'Active' | 'Inactive'): Promise<void>;
  deleteKey(userName: string, id: AccessKeyId): Promise<void>;
  /** How many keys a user of this account may have (GetAccountSummary); undefined where AWS does not say. */
  keyQuota(): Promise<number | undefined>;
  /** Serial numbers of the user's MFA devices (ListMFADevices). */
  mfaDevices(userName: string, signal?: AbortSignal): Promise<readonly string[]>;
  /**
   * A session of an hour (GetSessionToken), signed by the pair even where the signer has a session.
   * Throws MFA_CODE_REFUSED, MFA_NOT_VALIDATED, MFA_DEVICE_UNKNOWN or MFA_NOT_USABLE; never repeated once AWS may have seen the code.
   */
  startMfaSession(serial: string, code: string): Promise<MfaSession>;
  /** Has AWS make a credential report, unless it has one of the last four hours; whether that is there. */
  makeReport(): Promise<boolean>;
  /** The last report; undefined where there is none now. Throws REPORT_NOT_UNDERSTOOD where it is too large. */
  report(): Promise<CredentialReport | undefined>;
  /** Closes the connections. */
  end(): void;
};

/** Opens sessions; the engine's way to AWS. */
export type Aws = {
  session(signer: Signer): AwsSession;
  /**
   * AWS's clock less this computer's, in ms, by the Date header of the last answer of the place where these requests go;
   * undefined before the first. Without a place it is AWS's own, as far as that has answered: what answers for one
   * endpoint says nothing of the time of another.
   */
  clockOffset(place?: Pick<Connection, 'iamEndpoint' | 'stsEndpoint'>): number | undefined;
};
