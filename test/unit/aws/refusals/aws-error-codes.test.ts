import { describe, expect, test } from 'vitest';
import { classify, type ClassifiedFailure } from '../../../../main/aws/refusals/classify.ts';

const arn = 'arn:aws:iam::210000000001:user/team/joebloggs';

function said(name: string, message: string, signedBy?: 'MFA session'): ClassifiedFailure {
  const cause = Object.assign(new Error(message), {
    name,
    $metadata: { httpStatusCode: 403, requestId: 'b1946ac9-2f3a' },
  });
  return classify(cause, 'ListAccessKeys', signedBy);
}

function denied(reason: string, user = arn): ClassifiedFailure {
  const act = 'is not authorized to perform: iam:ListAccessKeys on resource: user joebloggs';
  return said('AccessDenied', `User: ${user} ${act}${reason}`);
}

describe('a denial by a statement of the user’s own policies', () => {
  test.each([
    ['names the kind of policy', ' with an explicit deny in an identity-based policy'],
    [
      'names the policy too',
      ` with an explicit deny in an identity-based policy: arn:aws:iam::210000000001:policy/force-mfa`,
    ],
    ['names no kind', ' with an explicit deny'],
    ['ends with a full stop', ' with an explicit deny.'],
  ])('is seen where AWS %s', (_, reason) => {
    expect(denied(reason)).toMatchObject({
      explicitDeny: true,
      namedArn: arn,
      failure: { code: 'EXPLICITLY_DENIED' },
    });
  });

  test.each([
    [
      'a right that is missing',
      ' because no identity-based policy allows the iam:ListAccessKeys action',
    ],
    ['the organization', ' with an explicit deny in a service control policy'],
    [
      'the organization by name',
      ' with an explicit deny in a service control policy: arn:aws:organizations::210000000001:policy/o-1/service_control_policy/p-1',
    ],
    ['a permissions boundary', ' with an explicit deny in a permissions boundary'],
    ['a session policy', ' with an explicit deny in a session policy'],
    ['an endpoint policy', ' with an explicit deny in a VPC endpoint policy'],
    ['a policy of the resource', ' with an explicit deny in a resource-based policy'],
    [
      'the quarantine of a leaked key',
      ' with an explicit deny in an identity-based policy: arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3',
    ],
    ['nothing that AWS names', ''],
  ])('is not %s', (_, reason) => {
    expect(denied(reason)).toMatchObject({ explicitDeny: false, namedArn: arn });
  });

  test('is a denial only: other errors with such words are none', () => {
    const words = `User: ${arn} is not authorized … with an explicit deny`;
    expect(said('MalformedInput', words)).toMatchObject({ explicitDeny: false });
    expect(said('MalformedInput', words).namedArn).toBeUndefined();
  });
});

test.each([
  'arn:aws-cn:iam::210000000001:user/joebloggs',
  'arn:aws-us-gov:iam::210000000001:user/team/joebloggs',
  'arn:aws:iam::210000000001:user/a!b/~c(1)/joe+blo@ggs,1',
  'arn:aws:iam::210000000001:root',
])('%s is read out of a denial, with any partition and path', (user) => {
  expect(denied('', user).namedArn).toBe(user);
});

test.each([
  [
    'a code that is wrong, used or late',
    'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
    'MFA_CODE_REFUSED',
  ],
  [
    'a device that is not the user’s, or is out of step: AWS does not say which',
    'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    'MFA_NOT_VALIDATED',
  ],
  [
    'anything else about a code',
    'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
    'MFA_CODE_REFUSED',
  ],
  [
    'a call that takes MFA',
    'MultiFactorAuthentication is required for this operation',
    'MFA_NEEDED',
  ],
])('%s has a code of its own', (_, message, code) => {
  expect(said('AccessDenied', message).failure).toMatchObject({ code, awsName: 'AccessDenied' });
});

test('a code or serial number that AWS can’t read is refused like a wrong one', () => {
  const unreadable = (name: string) =>
    said(
      'ValidationError',
      `1 validation error detected: Value 'x' at '${name}' failed to satisfy constraint`,
    ).failure.code;
  expect(unreadable('tokenCode')).toBe('MFA_CODE_REFUSED');
  expect(unreadable('serialNumber')).toBe('MFA_DEVICE_UNKNOWN');
  expect(unreadable('userName')).toBe('AWS_REFUSED');
});

test('an MFA session that AWS takes no more has ended, whichever words AWS finds', () => {
  const invalid = 'The security token included in the request is invalid.';
  expect(said('InvalidClientTokenId', invalid, 'MFA session').failure.code).toBe(
    'MFA_SESSION_ENDED',
  );
  expect(said('ExpiredToken', 'is expired', 'MFA session').failure.code).toBe('MFA_SESSION_ENDED');
  expect(said('InvalidClientTokenId', invalid).failure.code).toBe('KEY_NOT_ACCEPTED');
});
