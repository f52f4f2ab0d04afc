import { defined } from '../../../shared/lib/defined.ts';
import { type ErrorCode, FailureError, type Failure } from '../../../shared/values/failure.ts';
import { arnNamedBy, awsErrorCode, type SignedBy } from './aws-error-codes.ts';
import { isCertificateTrouble } from './certificate-trouble.ts';
import { codeOfName } from './codes-by-aws-name.ts';
import { denialIn, isByOwnStatement } from './denial.ts';

/** How far a failed request got: it decides what may have happened on AWS. */
export type Reach = 'never sent' | 'refused by AWS' | 'not known';

/** A failure with how far its request got. */
export type ClassifiedFailure = {
  readonly failure: Failure;
  readonly reach: Reach;
  /** The identity in an AccessDenied: its signature was valid. */
  readonly namedArn?: string;
  /** As in `AwsRefusalError`. */
  readonly explicitDeny: boolean;
};

const offline = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
]);

// Node.js's codes for errors of sockets, DNS, TLS and HTTP ("Errors" in its documents; HPE_ is its HTTP parser), without
// those for programming errors. Codes for errors of files are excepted below.
const networkName =
  /^(E(?!RR_)[A-Z][A-Z0-9_]+|HPE_[A-Z_]+|ERR_(HTTP2?|SOCKET|SSL|STREAM|TLS)_[A-Z0-9_]+)$/;
const fileNames: ReadonlySet<string> = new Set(['ENOENT', 'EISDIR', 'ENOTDIR']);

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

type Trouble = {
  readonly name: string;
  /** Node.js's code; empty where there is none. */
  readonly systemName: string;
  /** The network failed during a connection: what was sent by then may have arrived. */
  readonly isUnderWay: boolean;
};

/** Whether the error is one of the network. Nothing else may be reported as one: the person would look for it there. */
function isOfNetwork({ name, systemName }: Trouble): boolean {
  return (
    ['TimeoutError', 'AbortError'].includes(name) ||
    (networkName.test(systemName) && !fileNames.has(systemName)) ||
    isCertificateTrouble(systemName)
  );
}

/** A bug in Keyturn or the SDK, before or after the request. The caller logs its kind only. */
function notOfNetwork({ name, systemName }: Trouble, action: string): ClassifiedFailure {
  const kind = systemName === '' ? kindOf(name) : systemName;
  const failure: Failure = {
    code: 'UNEXPECTED',
    action,
    ...defined({ systemName: kind }),
  };
  return { failure, reach: 'not known', explicitDeny: false };
}

/** The class of an error; undefined for other names, which may be any text. */
function kindOf(name: string): string | undefined {
  return /^[A-Za-z]{1,40}(Error|Exception)$/.test(name) ? name : undefined;
}

function fromNetwork({ name, systemName, isUnderWay }: Trouble, action: string): ClassifiedFailure {
  const facts = { action, ...(systemName === '' ? {} : { systemName }) };
  const neverSent = (code: ErrorCode): ClassifiedFailure => ({
    failure: { code, ...facts },
    reach: 'never sent',
    explicitDeny: false,
  });
  if (offline.has(systemName) && !isUnderWay) {
    return neverSent('OFFLINE');
  }
  if (isCertificateTrouble(systemName)) {
    return neverSent('CERTIFICATE_NOT_TRUSTED');
  }
  const isLate = name === 'TimeoutError' || systemName === 'ETIMEDOUT';
  const failure: Failure = { code: isLate ? 'TIMED_OUT' : 'OFFLINE', ...facts };
  return { failure, reach: 'not known', explicitDeny: false };
}

/**
 * The failure of an error of the SDK. Only its name, status and request ID are copied: the raw error of a broken-off
 * answer contains the secret.
 */
export function classify(
  cause: unknown,
  action: string,
  signedBy: SignedBy = 'key',
): ClassifiedFailure {
  if (cause instanceof FailureError) {
    // Thrown by Keyturn's own checks and agents before a request is sent.
    return { failure: { ...cause.failure, action }, reach: 'never sent', explicitDeny: false };
  }
  const name = text(cause, 'name') ?? '';
  const { status, requestId } = metadata(cause);
  const systemName = (text(cause, 'code') ?? '').slice(0, 64);
  if (status === undefined) {
    const isUnderWay = /^(read|write)/.test(text(cause, 'syscall') ?? '');
    const known = /^[A-Z0-9_]+$/.test(systemName) ? systemName : '';
    const trouble = { name, systemName: known, isUnderWay };
    return isOfNetwork(trouble) ? fromNetwork(trouble, action) : notOfNetwork(trouble, action);
  }
  const fromAws = requestId !== undefined && /^[A-Za-z0-9.]{1,128}$/.test(name) && name !== 'Error';
  // A status below 300 is no refusal: the answer could not be parsed, so it is not AWS's.
  if (!fromAws || name === 'SyntaxError' || status < 300) {
    const code: ErrorCode = status >= 500 ? 'AWS_FAULT' : 'NOT_AWS';
    return { failure: { code, action }, reach: 'not known', explicitDeny: false };
  }
  const message = text(cause, 'message') ?? '';
  const code = awsErrorCode({ name, message, status }, signedBy);
  const isDenied = codeOfName(name) === 'ACCESS_DENIED';
  const denial = isDenied ? denialIn(message) : undefined;
  const namedArn = isDenied ? arnNamedBy(message) : undefined;
  const failure: Failure = {
    code,
    action,
    awsName: name,
    requestId: requestId.slice(0, 128),
    ...defined({ policy: denial?.policy }),
  };
  // After an internal error of AWS with any status, AWS may have carried the request out.
  const isRefused = status >= 400 && status < 500 && code !== 'AWS_FAULT';
  return {
    failure,
    reach: isRefused ? 'refused by AWS' : 'not known',
    ...defined({ namedArn }),
    explicitDeny: denial !== undefined && isByOwnStatement(denial),
  };
}
