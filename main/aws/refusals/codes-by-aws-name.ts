import type { ErrorCode } from '../../../shared/values/failure.ts';

type Meaning = { readonly code: ErrorCode; readonly names: readonly string[] };

/**
 * The names of AWS's errors, by what they mean to a person: those that the IAM and STS API References list as common
 * errors (the present and the previous list) and for the calls that Keyturn makes, and other services' names for the
 * same, as endpoints other than AWS's may use them.
 *
 * InvalidClientTokenId ("The security token included in the request is invalid.") is one name for many causes, and STS
 * and IAM use the same words for all of them:
 *
 * - the key never existed, was deleted, is inactive, or is too new for this endpoint: only another working key of the
 *   same user can distinguish these, by ListAccessKeys;
 * - the region is not enabled for the account, or the key is of another partition: a regional STS that refuses what
 *   IAM accepts points to the first, but a key that is new does the same for seconds;
 * - temporary credentials were sent to IAM that were requested without an MFA code, or without their token.
 *
 * Only the last one is known from the request: Keyturn knows that a session signed.
 */
const meanings: readonly Meaning[] = [
  {
    code: 'KEY_NOT_ACCEPTED',
    names: ['InvalidClientTokenId', 'UnrecognizedClient', 'InvalidAccessKeyId'],
  },
  { code: 'REGION_STS_OFF', names: ['RegionDisabled'] },
  { code: 'SIGNATURE_REFUSED', names: ['SignatureDoesNotMatch', 'InvalidSignature'] },
  {
    code: 'SIGNATURE_LOST',
    names: ['IncompleteSignature', 'MissingAuthenticationToken', 'MissingSecurityHeader'],
  },
  { code: 'CLOCK_SKEWED', names: ['RequestExpired', 'RequestTimeTooSkewed', 'RequestInTheFuture'] },
  { code: 'MFA_SESSION_ENDED', names: ['ExpiredToken'] },
  {
    code: 'ACCESS_DENIED',
    names: [
      'AccessDenied',
      'NotAuthorized',
      'UnauthorizedOperation',
      'AuthorizationError',
      'UnauthorizedAccess',
    ],
  },
  {
    code: 'ACCOUNT_NOT_ACTIVE',
    names: [
      // "The AWS access key ID needs a subscription for the service."
      'OptInRequired',
      'SubscriptionRequired',
      'NotSignedUp',
      // "There is a problem with your AWS account that prevents the operation from completing successfully." (S3)
      'AccountProblem',
      'InvalidPayer',
      // "Your account is currently being verified.", "Your account is currently blocked." (EC2)
      'PendingVerification',
      'Blocked',
    ],
  },
  // The SDK retries all of these (`THROTTLING_ERROR_CODES`); AWS has not carried the request out.
  {
    code: 'THROTTLED',
    names: [
      'Throttling',
      'Throttled',
      'RequestThrottled',
      'EC2Throttled',
      'RequestLimitExceeded',
      'BandwidthLimitExceeded',
      'ProvisionedThroughputExceeded',
      'TooManyRequests',
      'TransactionInProgress',
      'PriorRequestNotComplete',
      'SlowDown',
      'ReportGenerationLimitExceeded',
    ],
  },
  { code: 'LIMIT_EXCEEDED', names: ['LimitExceeded'] },
  { code: 'NO_SUCH_KEY', names: ['NoSuchEntity'] },
  // "… multiple requests to change this object were submitted simultaneously. Wait a few minutes and submit your
  // request again." (IAM)
  { code: 'BEING_CHANGED', names: ['ConcurrentModification', 'EntityTemporarilyUnmodifiable'] },
  {
    code: 'AWS_FAULT',
    names: [
      'InternalFailure',
      'InternalError',
      'InternalServerError',
      'InternalServer',
      'ServiceFailure',
      'ServiceUnavailable',
      'PolicyEvaluation',
      // AWS may have carried the request out.
      'RequestTimeout',
      'RequestAborted',
    ],
  },
  // A fault of the request or of an endpoint other than AWS's: a person can't fix it.
  {
    code: 'AWS_REFUSED',
    names: [
      'InvalidAction',
      'UnknownOperation',
      'InvalidInput',
      'InvalidParameterCombination',
      'InvalidParameterValue',
      'InvalidQueryParameter',
      'InvalidUserType',
      'MalformedHttpRequest',
      'MalformedQueryString',
      'MissingAction',
      'MissingParameter',
      'RequestEntityTooLarge',
      'ValidationError',
      'NotSupportedService',
      'ServiceNotSupported',
      'UnmodifiableEntity',
      'DeleteConflict',
      'EntityAlreadyExists',
    ],
  },
];

const codes: ReadonlyMap<string, ErrorCode> = new Map(
  meanings.flatMap(({ code, names }) => names.map((name) => [name, code] as const)),
);

/**
 * The code for the name of an error of AWS; undefined for an unknown name. One service says "AccessDenied", another
 * "AccessDeniedException". Pure.
 */
export function codeOfName(name: string): ErrorCode | undefined {
  return codes.get(name.endsWith('Exception') ? name.slice(0, -'Exception'.length) : name);
}
