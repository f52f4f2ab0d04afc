import type { ErrorCode, Failure } from '../../shared/failure.ts';

/** How far a failed request got, which decides what may have happened on AWS. */
export type Reach = 'never sent' | 'refused by AWS' | 'not known';

/** A failure with how far its request got. */
export type Classified = {
  readonly failure: Failure;
  readonly reach: Reach;
  /** The identity AWS names in an AccessDenied: whoever is named has signed correctly. */
  readonly namedArn?: string;
};

const byAwsName: Readonly<Record<string, ErrorCode>> = {
  InvalidClientTokenId: 'KEY_NOT_ACCEPTED',
  UnrecognizedClientException: 'KEY_NOT_ACCEPTED',
  InvalidAccessKeyId: 'KEY_NOT_ACCEPTED',
  SignatureDoesNotMatch: 'SIGNATURE_REFUSED',
  RequestExpired: 'CLOCK_SKEWED',
  RequestTimeTooSkewed: 'CLOCK_SKEWED',
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

const offline = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
]);
const certificate = /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT)/;

function text(value: unknown, key: string): string | undefined {
  if (typeof value !== 'object' || value === null || !(key in value)) {
    return undefined;
  }
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' ? found : undefined;
}

function metadata(cause: unknown): { status: number | undefined; requestId: string | undefined } {
  const found: unknown =
    typeof cause === 'object' && cause !== null ? Reflect.get(cause, '$metadata') : undefined;
  const status: unknown =
    typeof found === 'object' && found !== null ? Reflect.get(found, 'httpStatusCode') : undefined;
  return {
    status: typeof status === 'number' ? status : undefined,
    requestId: text(found, 'requestId'),
  };
}

function fromNetwork(name: string, systemName: string, action: string): Classified {
  const facts = { action, ...(systemName === '' ? {} : { systemName }) };
  if (offline.has(systemName)) {
    return { failure: { code: 'OFFLINE', ...facts }, reach: 'never sent' };
  }
  if (certificate.test(systemName)) {
    return { failure: { code: 'CERTIFICATE_NOT_TRUSTED', ...facts }, reach: 'never sent' };
  }
  if (name === 'TimeoutError' || systemName === 'ETIMEDOUT') {
    return { failure: { code: 'TIMED_OUT', ...facts }, reach: 'not known' };
  }
  return { failure: { code: 'OFFLINE', ...facts }, reach: 'not known' };
}

function codeOf(name: string, message: string, status: number): ErrorCode {
  // AWS reports a clock that is off under the name of a wrong signature ("Signature expired: … is now earlier than …").
  if (name === 'SignatureDoesNotMatch' && /signature (expired|not yet current)/i.test(message)) {
    return 'CLOCK_SKEWED';
  }
  const known = byAwsName[name];
  if (known === 'ACCESS_DENIED' && /MultiFactorAuth/i.test(message)) {
    return 'MFA_NEEDED';
  }
  return known ?? (status >= 500 ? 'AWS_FAULT' : 'AWS_REFUSED');
}

/**
 * The failure behind anything the SDK throws. Of the error only its name, status and request id go on:
 * a torn answer carries the secret in the raw one.
 */
export function classify(cause: unknown, action: string): Classified {
  const name = text(cause, 'name') ?? '';
  const { status, requestId } = metadata(cause);
  const systemName = (text(cause, 'code') ?? '').slice(0, 64);
  if (status === undefined) {
    return fromNetwork(name, /^[A-Z0-9_]+$/.test(systemName) ? systemName : '', action);
  }
  const fromAws = requestId !== undefined && /^[A-Za-z0-9.]{1,128}$/.test(name) && name !== 'Error';
  if (!fromAws || name === 'SyntaxError') {
    const code: ErrorCode = status >= 500 ? 'AWS_FAULT' : 'NOT_AWS';
    return { failure: { code, action }, reach: 'not known' };
  }
  const message = text(cause, 'message') ?? '';
  const failure: Failure = {
    code: codeOf(name, message, status),
    action,
    awsName: name,
    requestId: requestId.slice(0, 128),
  };
  const named = /User: (arn:[\w-]+:iam::\d{12}:[\w+=,.@/-]+) is not authorized/.exec(message)?.[1];
  return {
    failure,
    reach: status >= 400 && status < 500 ? 'refused by AWS' : 'not known',
    ...(named === undefined ? {} : { namedArn: named }),
  };
}
