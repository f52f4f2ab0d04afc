import type { ErrorCode } from '../../shared/failure.ts';

/** What signed the request that AWS refused. */
export type SignedBy = 'key' | 'MFA session';

/**
 * InvalidClientTokenId ("The security token included in the request is invalid.") is one name for many causes,
 * and STS and IAM use the same words for all of them:
 *
 * - the key never existed, was deleted, is inactive, or is too new for the place that was asked: only another
 *   working key of the same user can tell these apart, by ListAccessKeys;
 * - the region is not enabled for the account, or the key is of another partition: a regional STS that refuses
 *   what IAM accepts points to the first, but a key that is new does the same for seconds;
 * - temporary credentials were sent to IAM that were not got with an MFA code, or without their token.
 *
 * The last is the one a request tells by itself: Keyturn knows that a session signed.
 */
const byAwsName: Readonly<Record<string, ErrorCode>> = {
  InvalidClientTokenId: 'KEY_NOT_ACCEPTED',
  UnrecognizedClientException: 'KEY_NOT_ACCEPTED',
  InvalidAccessKeyId: 'KEY_NOT_ACCEPTED',
  SignatureDoesNotMatch: 'SIGNATURE_REFUSED',
  RequestExpired: 'CLOCK_SKEWED',
  RequestTimeTooSkewed: 'CLOCK_SKEWED',
  ExpiredToken: 'MFA_SESSION_ENDED',
  ExpiredTokenException: 'MFA_SESSION_ENDED',
  AccessDenied: 'ACCESS_DENIED',
  AccessDeniedException: 'ACCESS_DENIED',
  Throttling: 'THROTTLED',
  ThrottlingException: 'THROTTLED',
  RequestLimitExceeded: 'THROTTLED',
  TooManyRequestsException: 'THROTTLED',
  LimitExceeded: 'LIMIT_EXCEEDED',
  LimitExceededException: 'LIMIT_EXCEEDED',
  NoSuchEntity: 'NO_SUCH_KEY',
  NoSuchEntityException: 'NO_SUCH_KEY',
};

/** An error of AWS: its name and message, and whether it is a fault of AWS itself. */
export type AwsWords = { readonly name: string; readonly message: string; readonly status: number };

/** The code for what AWS says. */
export function codeOf({ name, message, status }: AwsWords, signedBy: SignedBy): ErrorCode {
  // AWS reports a clock that is off under the name of a wrong signature ("Signature expired: … is now earlier than …").
  if (name === 'SignatureDoesNotMatch' && /signature (expired|not yet current)/i.test(message)) {
    return 'CLOCK_SKEWED';
  }
  const known = byAwsName[name];
  if (known === 'KEY_NOT_ACCEPTED' && signedBy === 'MFA session') {
    return 'MFA_SESSION_ENDED';
  }
  if (known === 'ACCESS_DENIED' && /MultiFactorAuth/i.test(message)) {
    return /MultiFactorAuthentication failed/i.test(message) ? codeOfSignIn(message) : 'MFA_NEEDED';
  }
  if (name === 'ValidationError' && /\b(tokenCode|serialNumber)\b/.test(message)) {
    return message.includes('serialNumber') ? 'MFA_DEVICE_UNKNOWN' : 'MFA_CODE_REFUSED';
  }
  return known ?? (status >= 500 ? 'AWS_FAULT' : 'AWS_REFUSED');
}

/**
 * What GetSessionToken says to a code: "… failed with invalid MFA one time pass code" (lonelyplanet/aws-mfa#21), or "…
 * failed, unable to validate MFA code. Please verify your MFA serial number is valid and associated with this user".
 * People have met the latter with a serial number that was none of theirs, and with a right one whose device was out of
 * step (broamski/aws-mfa#25 and #46, aws/aws-cli#6325).
 */
function codeOfSignIn(message: string): ErrorCode {
  return /unable to validate|verify your MFA serial/i.test(message)
    ? 'MFA_NOT_VALIDATED'
    : 'MFA_CODE_REFUSED';
}

/**
 * Whether a statement of the user's own policies denies the call, which is all that AWS says where such a statement
 * asks for MFA. AWS ends its message with the kind of policy (IAM User Guide, "Troubleshoot access denied error
 * messages"), newer ones with its ARN too; some name no kind. A deny by a permissions boundary, the organization, a
 * session or an endpoint doesn't count, nor AWS's own quarantine of a leaked key: no code opens these.
 */
export function deniesExplicitly(message: string): boolean {
  return (
    /with an explicit deny( in an identity-based policy\b|[\s.]*$)/.test(message) &&
    !message.includes(':policy/AWSCompromisedKeyQuarantine')
  );
}

/** The ARN of the user whom an AccessDenied names, in any partition. The path of a user may hold any sign but a space. */
export function arnNamedBy(message: string): string | undefined {
  return /\bUser: (arn:[a-z-]+:iam::\d{12}:\S+) is not authorized/.exec(message)?.[1];
}
