import type { ErrorCode } from '../../../shared/values/failure.ts';
import { codeOfName } from './codes-by-aws-name.ts';
import { denialIn } from './denial.ts';
import { codeOfDenial } from './reasons.ts';

/** What signed the request that AWS refused. */
export type SignedBy = 'key' | 'MFA session';

/** An error of AWS: its name, its message, and the HTTP status. */
export type AwsErrorFacts = {
  readonly name: string;
  readonly message: string;
  readonly status: number;
};

/** The code of an error of AWS. */
export function awsErrorCode(
  { name, message, status }: AwsErrorFacts,
  signedBy: SignedBy,
): ErrorCode {
  // AWS reports a wrong clock under the name of a wrong signature ("Signature expired: … is now earlier than …").
  if (/^(SignatureDoesNotMatch|InvalidSignatureException)$/.test(name) && isAboutTime(message)) {
    return 'CLOCK_SKEWED';
  }
  if (name === 'ValidationError' && /\b(tokenCode|serialNumber)\b/.test(message)) {
    return message.includes('serialNumber') ? 'MFA_DEVICE_UNKNOWN' : 'MFA_CODE_REFUSED';
  }
  const known = codeOfName(name);
  if (known === 'ACCESS_DENIED') {
    return codeOfAccessDenied(message);
  }
  if (known === 'KEY_NOT_ACCEPTED' && signedBy === 'MFA session') {
    return 'MFA_SESSION_ENDED';
  }
  if (known === 'NO_SUCH_KEY' && isAboutUser(message)) {
    return 'NO_SUCH_USER';
  }
  return known ?? codeOfUnknownName({ name, message, status });
}

function isAboutTime(message: string): boolean {
  return /signature (expired|not yet current)/i.test(message);
}

function codeOfAccessDenied(message: string): ErrorCode {
  if (/MultiFactorAuth/i.test(message)) {
    return /MultiFactorAuthentication failed/i.test(message) ? codeOfSignIn(message) : 'MFA_NEEDED';
  }
  return isAboutAccount(message) ? 'ACCOUNT_NOT_ACTIVE' : codeOfDenial(denialIn(message));
}

/** "The user with name bob cannot be found.", against "The Access Key with id AKIA… cannot be found." (IAM). */
function isAboutUser(message: string): boolean {
  return /^\s*the user with name\b/i.test(message);
}

/**
 * Accounts that AWS has suspended, blocked or not opened yet, in the words of its services: "The AWS Access Key Id needs
 * a subscription for the service", "Your account is currently blocked and not recognized as a valid account", "Your
 * account is suspended".
 */
function isAboutAccount(message: string): boolean {
  return /\bneeds a subscription for the service\b|\byour (AWS )?account (is|has been) (currently )?(being verified|blocked|suspended|closed|not signed up)\b/i.test(
    message,
  );
}

/** For unknown names, the message or the status decides. */
function codeOfUnknownName({ message, status }: AwsErrorFacts): ErrorCode {
  if (isAboutAccount(message)) return 'ACCOUNT_NOT_ACTIVE';
  if (status === 429 || /^\s*rate exceeded\b/i.test(message)) return 'THROTTLED';
  return status >= 500 ? 'AWS_FAULT' : 'AWS_REFUSED';
}

/**
 * GetSessionToken refuses a code by "… failed with invalid MFA one time pass code" (lonelyplanet/aws-mfa#21), or by "…
 * failed, unable to validate MFA code. Please verify your MFA serial number is valid and associated with this user".
 * People got the latter with a serial number of another user, and with their own if the device was out of sync
 * (broamski/aws-mfa#25 and #46, aws/aws-cli#6325).
 */
function codeOfSignIn(message: string): ErrorCode {
  return /unable to validate|verify your MFA serial/i.test(message)
    ? 'MFA_NOT_VALIDATED'
    : 'MFA_CODE_REFUSED';
}

/** The ARN of the user in an AccessDenied, in any partition. Its path may contain any character but a space. */
export function arnNamedBy(message: string): string | undefined {
  return /\bUser: (arn:[a-z-]+:iam::\d{12}:\S+) is not authorized/.exec(message)?.[1];
}
