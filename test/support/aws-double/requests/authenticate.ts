import type { Signer } from '../action.ts';
import type { Model } from '../model.ts';
import type { Behaviours } from '../rules/behaviour.ts';
import type { KeySight } from '../rules/key-sight.ts';
import type { Session } from '../sessions.ts';
import type { Partition, User } from '../users.ts';
import { expiredToken, invalidClientTokenId } from './aws-error.ts';
import type { Call } from './call.ts';
import { checkSignature, unusableAuthorization } from './sigv4.ts';
import type { Authorization, WireRequest } from './sigv4.ts';

/** What authenticates a request; both clocks in milliseconds. */
export type Authority = {
  readonly model: Model;
  readonly sight: KeySight;
  readonly behaviours: Behaviours;
  readonly awsTime: number;
  readonly machineTime: number;
};

/** The signer of the request; throws AWS's error otherwise. */
export function authenticate(request: WireRequest, call: Call, authority: Authority): Signer {
  const { authorization } = call;
  if (authorization === undefined) {
    throw unusableAuthorization(request.headers.get('authorization'));
  }
  const session = authority.model.sessions.find(authorization.keyId);
  const credentials =
    session === undefined
      ? longTermKey(request, call, authorization, authority)
      : temporaryKey(request, call, session, authority);
  const { secret, owner } = credentials;
  if (partitionOf(authorization.region) !== owner.partition) throw invalidClientTokenId();
  checkSignature(request, authorization, secret, authority.awsTime);
  return { keyId: authorization.keyId, owner, session };
}

type Credentials = { readonly secret: string; readonly owner: User };

// AWS refuses a long-term key with a session token.
function longTermKey(
  { headers }: WireRequest,
  call: Call,
  { keyId }: Authorization,
  { sight, behaviours, machineTime }: Authority,
): Credentials {
  const key = sight.signing(keyId);
  if (key?.status !== 'Active' || headers.has('x-amz-security-token')) throw invalidClientTokenId();
  if (behaviours.hidesKey(call, key, machineTime)) throw invalidClientTokenId();
  return key;
}

// A session is valid until it expires, even if its key is deactivated or deleted: "Temporary security credentials are
// valid until they expire" (IAM User Guide, "Disabling permissions for temporary security credentials").
function temporaryKey(
  { headers }: WireRequest,
  call: Call,
  session: Session,
  { behaviours, awsTime, machineTime }: Authority,
): Credentials {
  if (headers.get('x-amz-security-token') !== session.token) throw invalidClientTokenId();
  const seenAs = { id: session.id, issue: undefined };
  if (behaviours.hidesKey(call, seenAs, machineTime)) throw invalidClientTokenId();
  if (awsTime >= session.expiration) throw expiredToken();
  // API reference of GetSessionToken: "You cannot call any IAM API operations unless MFA
  // authentication information is included in the request." The code is that of 99designs/aws-vault#15.
  if (call.service === 'iam' && !session.isMfa) throw invalidClientTokenId();
  return session;
}

// IAM's region is not checked: SDKs sign with the profile's region at a custom endpoint.
function partitionOf(region: string): Partition {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('eusc-')) return 'aws-eusc';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
