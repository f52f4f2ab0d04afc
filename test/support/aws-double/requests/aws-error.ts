/** AWS's answer instead of a result: the HTTP status, the code and the message. */
export class AwsError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'AwsError';
    this.status = status;
    this.code = code;
  }
}

/** STS and IAM have one error for unknown, inactive, deleted and not yet known keys. */
export function invalidClientTokenId(): AwsError {
  const message = 'The security token included in the request is invalid.';
  return new AwsError(403, 'InvalidClientTokenId', message);
}

/** Expired temporary credentials. */
export function expiredToken(): AwsError {
  return new AwsError(403, 'ExpiredToken', 'The security token included in the request is expired');
}

/** AWS knows the caller, and denies the call. */
export function accessDenied(message: string): AwsError {
  return new AwsError(403, 'AccessDenied', message);
}

/** A wrong signature and a skewed clock have the same code; only the messages differ. */
export function signatureDoesNotMatch(message: string): AwsError {
  return new AwsError(403, 'SignatureDoesNotMatch', message);
}

/** Something named in the request does not exist. */
export function noSuchEntity(message: string): AwsError {
  return new AwsError(404, 'NoSuchEntity', message);
}

/** A parameter is missing or malformed. */
export function validationError(message: string): AwsError {
  return new AwsError(400, 'ValidationError', message);
}

/** Too many requests for the account. */
export function throttling(): AwsError {
  return new AwsError(400, 'Throttling', 'Rate exceeded');
}

/** AWS's own trouble, in the words of the common errors in the IAM and STS API references. */
export function serviceFailure(status: 500 | 503): AwsError {
  return status === 500
    ? new AwsError(
        500,
        'InternalFailure',
        'The request processing has failed because of an unknown error, exception or failure.',
      )
    : new AwsError(
        503,
        'ServiceUnavailable',
        'The request has failed due to a temporary failure of the server.',
      );
}
