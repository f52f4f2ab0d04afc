import { defined } from '../../../shared/lib/defined.ts';
import { type ErrorCode, FailureError, type Failure } from '../../../shared/values/failure.ts';
import { arnNamedBy, awsErrorCode, type SignedBy } from './aws-error-codes.ts';
import { isCertificateTrouble } from './certificate-trouble.ts';
import { codeOfName } from './codes-by-aws-name.ts';
import { denialIn, isByOwnStatement } from './denial.ts';

/** How far a failed request got, which decides what may have happened on AWS. */
export type Reach = 'never sent' | 'refused by AWS' | 'not known';

/** A failure with how far its request got. */
export type ClassifiedFailure = {
  readonly failure: Failure;
  readonly reach: Reach;
  /** The identity AWS names in an AccessDenied: whoever is named has signed correctly. */
  readonly namedArn?: string;
  /** A statement of the user's own policies denies the call; one that asks for MFA says just this. */
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

// What Node.js calls the troubles of sockets, name servers, TLS and HTTP ("Errors" in its documents; HPE_ is its parser of
// HTTP). What they call the trouble of a file, or a fault in a program, is none of them.
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
  /** Node.js's name of the trouble; empty where it has none. */
  readonly systemName: string;
  /** The network went away under a connection: what was written by then may have arrived. */
  readonly isUnderWay: boolean;
};

/** Whether what was thrown tells of the network: nothing else may be told as that, or a person looks for it there. */
function isOfNetwork({ name, systemName }: Trouble): boolean {
  return (
    ['TimeoutError', 'AbortError'].includes(name) ||
    (networkName.test(systemName) && !fileNames.has(systemName)) ||
    isCertificateTrouble(systemName)
  );
}

/** A fault of Keyturn or of the SDK, before or after the request; the log of whoever asked has no more of it than its kind. */
function notOfNetwork({ name, systemName }: Trouble, action: string): ClassifiedFailure {
  const kind = systemName === '' ? kindOf(name) : systemName;
  const failure: Failure = {
    code: 'UNEXPECTED',
    action,
    ...defined({ systemName: kind }),
  };
  return { failure, reach: 'not known', explicitDeny: false };
}

/** The class of an error; a name that is no word may be anything, and is kept to itself. */
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
 * The failure behind anything the SDK throws. Of the error only its name, status and request id go on:
 * a torn answer carries the secret in the raw one.
 */
export function classify(
  cause: unknown,
  action: string,
  signedBy: SignedBy = 'key',
): ClassifiedFailure {
  if (cause instanceof FailureError) {
    // Thrown on the way to AWS, by what has to be passed before a request can be sent.
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
  // Whoever says 200 has not refused: what could not be read then is none of AWS's.
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
  // AWS may have acted on a request that ended in a fault of its own, whatever the status says.
  const isRefused = status >= 400 && status < 500 && code !== 'AWS_FAULT';
  return {
    failure,
    reach: isRefused ? 'refused by AWS' : 'not known',
    ...defined({ namedArn }),
    explicitDeny: denial !== undefined && isByOwnStatement(denial),
  };
}
