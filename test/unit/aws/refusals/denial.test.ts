import { describe, expect, test } from 'vitest';
import { classify } from '../../../../main/aws/refusals/classify.ts';
import type { ErrorCode } from '../../../../shared/values/failure.ts';

const arn = 'arn:aws:iam::210000000001:user/team/joebloggs';

function denied(reason: string, name = 'AccessDenied') {
  const act = 'is not authorized to perform: iam:CreateAccessKey on resource: user joebloggs';
  const cause = Object.assign(new Error(`User: ${arn} ${act}${reason}`), {
    name,
    $metadata: { httpStatusCode: 403, requestId: 'b1946ac9-2f3a' },
  });
  return classify(cause, 'CreateAccessKey');
}

// IAM User Guide, "Troubleshoot access denied error messages".
const reasons: readonly [string, ErrorCode][] = [
  ['because no identity-based policy allows the iam:CreateAccessKey action', 'ACCESS_DENIED'],
  ['because no resource-based policy allows the iam:CreateAccessKey action', 'ACCESS_DENIED'],
  [
    'because no service control policy allows the iam:CreateAccessKey action',
    'DENIED_BY_ORGANISATION',
  ],
  ['because no permissions boundary allows the iam:CreateAccessKey action', 'DENIED_BY_BOUNDARY'],
  ['because no session policy allows the iam:CreateAccessKey action', 'DENIED_BY_SESSION_POLICY'],
  [
    'because no VPC endpoint policy allows the iam:CreateAccessKey action',
    'DENIED_BY_ENDPOINT_POLICY',
  ],
  ['with an explicit deny in an identity-based policy', 'EXPLICITLY_DENIED'],
  ['with an explicit deny in a resource-based policy', 'EXPLICITLY_DENIED'],
  ['with an explicit deny in a service control policy', 'DENIED_BY_ORGANISATION'],
  ['with an explicit deny in a resource control policy', 'DENIED_BY_ORGANISATION'],
  ['with an explicit deny in a permissions boundary', 'DENIED_BY_BOUNDARY'],
  ['with an explicit deny in a session policy', 'DENIED_BY_SESSION_POLICY'],
  ['with an explicit deny in a VPC endpoint policy', 'DENIED_BY_ENDPOINT_POLICY'],
  ['with an explicit deny', 'EXPLICITLY_DENIED'],
  ['', 'ACCESS_DENIED'],
];

describe('an AccessDenied', () => {
  test.each(reasons)('"%s" is reported as %s', (reason, code) => {
    const spaced = reason === '' ? '' : ` ${reason}`;
    expect(denied(spaced).failure.code).toBe(code);
    expect(denied(`${spaced}.`).failure.code).toBe(code);
    expect(denied(spaced, 'AccessDeniedException').failure.code).toBe(code);
    expect(denied(spaced).namedArn).toBe(arn);
  });

  // AWS Security Blog, "Enhanced access denied error messages with policy ARNs".
  test.each([
    [
      'service control policy',
      'arn:aws:organizations::987654321098:policy/o-1/service_control_policy/p-1',
    ],
    [
      'resource control policy',
      'arn:aws:organizations::987654321098:policy/o-1/resource_control_policy/p-2',
    ],
    ['permissions boundary', 'arn:aws:iam::210000000001:policy/team/boundary'],
    ['identity-based policy', 'arn:aws-us-gov:iam::210000000001:policy/force+mfa,=.@-'],
  ])('that names the policy (%s) gives its ARN', (kind, policy) => {
    const article = kind.startsWith('i') ? 'an' : 'a';
    const said = denied(` with an explicit deny in ${article} ${kind}: ${policy}`);
    expect(said.failure.policy).toBe(policy);
    expect(denied(` with an explicit deny in ${article} ${kind}: ${policy}.`).failure.policy).toBe(
      policy,
    );
  });

  test('names no policy that is none, or that is longer than one can be', () => {
    for (const policy of [
      'AKIAIOSFODNN7EXAMPLE',
      'arn:aws:iam:: two words',
      `arn:${'a'.repeat(3_000)}`,
    ]) {
      const { failure } = denied(` with an explicit deny in an identity-based policy: ${policy}`);
      expect(failure).toMatchObject({ code: 'EXPLICITLY_DENIED' });
      expect(failure.policy).toBeUndefined();
    }
  });

  test('of hostile length is read in no time', () => {
    const hostile = [
      ' with an explicit deny',
      ' in a ',
      ': arn:',
      'because no ',
      'User: arn:aws:iam::',
    ];
    for (const part of [...hostile, ' ', '!', ':']) {
      const began = performance.now();
      denied(` with an explicit deny in an ${part.repeat(5_000_000 / part.length)}`);
      denied(part.repeat(5_000_000 / part.length));
      expect(performance.now() - began).toBeLessThan(2_000);
    }
  });
});

describe('AWS’s quarantine of a leaked key', () => {
  test.each([
    'arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantine',
    'arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV2',
    'arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3',
    // AWS Managed Policy Reference, since November 2026.
    'arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV4',
    'arn:aws-cn:iam::aws:policy/AWSCompromisedKeyQuarantineV12',
    'arn:aws-us-gov:iam::aws:policy/service-role/AWSCompromisedKeyQuarantineV2',
  ])('is known by %s', (policy) => {
    expect(denied(` with an explicit deny in an identity-based policy: ${policy}`)).toMatchObject({
      failure: { code: 'KEY_IN_QUARANTINE', policy },
      explicitDeny: false,
      namedArn: arn,
    });
  });

  test('is none of an account’s own policies, under any name', () => {
    const policy = 'arn:aws:iam::210000000001:policy/AWSCompromisedKeyQuarantineV2';
    expect(denied(` with an explicit deny in an identity-based policy: ${policy}`)).toMatchObject({
      failure: { code: 'EXPLICITLY_DENIED', policy },
    });
  });

  test('is nothing that a user or a missing right is called', () => {
    const reason =
      ' because no identity-based policy allows the iam:CreateAccessKey action of AWSCompromisedKeyQuarantineV2';
    expect(denied(reason).failure.code).toBe('ACCESS_DENIED');
  });
});
