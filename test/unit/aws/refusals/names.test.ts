import { describe, expect, test } from 'vitest';
import { classify } from '../../../../main/aws/refusals/classify.ts';
import type { ErrorCode } from '../../../../shared/values/failure.ts';

function said(name: string, status: number, message = 'Something is wrong.') {
  const $metadata = { httpStatusCode: status, requestId: 'b1946ac9-2f3a' };
  return classify(Object.assign(new Error(message), { name, $metadata }), 'ListAccessKeys');
}

/** IAM and STS API References, "Common errors": today's list. */
const commonErrors: readonly [string, number, ErrorCode][] = [
  ['AccessDeniedException', 403, 'ACCESS_DENIED'],
  ['ExpiredTokenException', 403, 'MFA_SESSION_ENDED'],
  ['IncompleteSignature', 403, 'SIGNATURE_LOST'],
  ['InternalFailure', 500, 'AWS_FAULT'],
  ['MalformedHttpRequestException', 400, 'AWS_REFUSED'],
  ['NotAuthorized', 401, 'ACCESS_DENIED'],
  ['OptInRequired', 403, 'ACCOUNT_NOT_ACTIVE'],
  ['RequestAbortedException', 400, 'AWS_FAULT'],
  ['RequestEntityTooLargeException', 413, 'AWS_REFUSED'],
  ['RequestExpired', 400, 'CLOCK_SKEWED'],
  ['RequestTimeoutException', 408, 'AWS_FAULT'],
  ['ServiceUnavailable', 503, 'AWS_FAULT'],
  ['ThrottlingException', 400, 'THROTTLED'],
  ['UnrecognizedClientException', 403, 'KEY_NOT_ACCEPTED'],
  ['UnknownOperationException', 404, 'AWS_REFUSED'],
  ['ValidationError', 400, 'AWS_REFUSED'],
];

/** The list before it, which botocore's and the SDKs' users still meet. */
const formerErrors: readonly [string, number, ErrorCode][] = [
  ['InvalidAction', 400, 'AWS_REFUSED'],
  ['InvalidClientTokenId', 403, 'KEY_NOT_ACCEPTED'],
  ['InvalidParameterCombination', 400, 'AWS_REFUSED'],
  ['InvalidParameterValue', 400, 'AWS_REFUSED'],
  ['InvalidQueryParameter', 400, 'AWS_REFUSED'],
  ['MalformedQueryString', 404, 'AWS_REFUSED'],
  ['MissingAction', 400, 'AWS_REFUSED'],
  ['MissingAuthenticationToken', 403, 'SIGNATURE_LOST'],
  ['MissingParameter', 400, 'AWS_REFUSED'],
];

/** botocore's models of IAM and STS: what the calls that Keyturn makes can answer. */
const ofTheCalls: readonly [string, number, ErrorCode][] = [
  ['ConcurrentModification', 409, 'BEING_CHANGED'],
  ['EntityTemporarilyUnmodifiableException', 409, 'BEING_CHANGED'],
  ['DeleteConflict', 409, 'AWS_REFUSED'],
  ['EntityAlreadyExists', 409, 'AWS_REFUSED'],
  ['InvalidInput', 400, 'AWS_REFUSED'],
  ['InvalidUserType', 400, 'AWS_REFUSED'],
  ['LimitExceededException', 409, 'LIMIT_EXCEEDED'],
  ['NoSuchEntityException', 404, 'NO_SUCH_KEY'],
  ['NotSupportedService', 404, 'AWS_REFUSED'],
  ['PolicyEvaluation', 500, 'AWS_FAULT'],
  ['ReportGenerationLimitExceeded', 409, 'THROTTLED'],
  ['ServiceFailureException', 500, 'AWS_FAULT'],
  ['UnmodifiableEntity', 400, 'AWS_REFUSED'],
];

/** The same under the names of other services, and of endpoints other than AWS’s. */
const elsewhere: readonly [string, number, ErrorCode][] = [
  ['SignatureDoesNotMatch', 403, 'SIGNATURE_REFUSED'],
  ['InvalidSignatureException', 403, 'SIGNATURE_REFUSED'],
  ['MissingAuthenticationTokenException', 403, 'SIGNATURE_LOST'],
  ['SubscriptionRequiredException', 400, 'ACCOUNT_NOT_ACTIVE'],
  ['NotSignedUp', 403, 'ACCOUNT_NOT_ACTIVE'],
  ['AccountProblem', 403, 'ACCOUNT_NOT_ACTIVE'],
  ['PendingVerification', 400, 'ACCOUNT_NOT_ACTIVE'],
  ['Blocked', 400, 'ACCOUNT_NOT_ACTIVE'],
  ['UnauthorizedOperation', 403, 'ACCESS_DENIED'],
  ['SlowDown', 503, 'THROTTLED'],
  ['InternalServerError', 500, 'AWS_FAULT'],
  ['SomethingNew', 400, 'AWS_REFUSED'],
  ['SomethingNew', 502, 'AWS_FAULT'],
  ['SomethingNew', 429, 'THROTTLED'],
  // A name that any object has is none of AWS's.
  ['constructor', 400, 'AWS_REFUSED'],
  ['Exception', 400, 'AWS_REFUSED'],
];

describe('the name of an error', () => {
  test.each([...commonErrors, ...formerErrors, ...ofTheCalls, ...elsewhere])(
    '%s (%i) means %s',
    (name, status, code) => {
      expect(said(name, status).failure).toMatchObject({ code, awsName: name });
    },
  );

  // `THROTTLING_ERROR_CODES` of the SDK, apart from LimitExceeded, which is IAM's word for the number of keys.
  test.each([
    'BandwidthLimitExceeded',
    'EC2ThrottledException',
    'PriorRequestNotComplete',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
    'ThrottledException',
    'Throttling',
    'TooManyRequestsException',
    'TransactionInProgressException',
  ])('%s says that AWS is busy, as the SDK takes it', (name) => {
    expect(said(name, 400).failure.code).toBe('THROTTLED');
  });
});

describe('the words of an error', () => {
  test.each([
    ['Rate exceeded', 'THROTTLED'],
    ['The AWS Access Key Id needs a subscription for the service', 'ACCOUNT_NOT_ACTIVE'],
    [
      'Your account is currently blocked and not recognized as a valid account.',
      'ACCOUNT_NOT_ACTIVE',
    ],
    ['Your account is currently being verified.', 'ACCOUNT_NOT_ACTIVE'],
    ['Your AWS account has been suspended.', 'ACCOUNT_NOT_ACTIVE'],
  ] as const)('"%s" is recognised under any name of the error', (message, code) => {
    expect(said('SomethingNew', 400, message).failure.code).toBe(code);
  });

  test.each([
    // aws/aws-cli and terraform-provider-aws threads quote these of IAM.
    ['The user with name bob cannot be found.', 'NO_SUCH_USER'],
    ['The user with name team+bob@example.com cannot be found', 'NO_SUCH_USER'],
    ['The Access Key with id AKIAIOSFODNN7EXAMPLE cannot be found.', 'NO_SUCH_KEY'],
    ['The Access Key with id The user with name bob cannot be found.', 'NO_SUCH_KEY'],
    ['MFA Device with serial number arn:aws:iam::1:mfa/bob does not exist.', 'NO_SUCH_KEY'],
    ['Login Profile for User bob cannot be found.', 'NO_SUCH_KEY'],
  ] as const)('NoSuchEntity "%s" is reported as %s', (message, code) => {
    expect(said('NoSuchEntity', 404, message).failure.code).toBe(code);
  });

  test('a suspended account is reported even where AWS denies access', () => {
    expect(said('AccessDenied', 403, 'Your account is suspended').failure.code).toBe(
      'ACCOUNT_NOT_ACTIVE',
    );
  });

  test('a signature that is late is a matter of the clock, under either name', () => {
    const message = 'Signature expired: 20261130T000000Z is now earlier than 20261130T001500Z';
    expect(said('SignatureDoesNotMatch', 403, message).failure.code).toBe('CLOCK_SKEWED');
    expect(said('InvalidSignatureException', 403, message).failure.code).toBe('CLOCK_SKEWED');
  });
});

test.each([
  ['RequestTimeout', 408],
  ['RequestAbortedException', 400],
  ['ServiceUnavailable', 400],
  ['InternalFailure', 500],
] as const)('after %s (%i) nobody knows whether AWS has acted', (name, status) => {
  expect(said(name, status).reach).toBe('not known');
});

test.each([
  ['AccessDenied', 403],
  ['OptInRequired', 403],
  ['Throttling', 400],
  ['ConcurrentModification', 409],
  ['NoSuchEntity', 404],
] as const)('%s (%i) is a clear no', (name, status) => {
  expect(said(name, status).reach).toBe('refused by AWS');
});
