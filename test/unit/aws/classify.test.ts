import { expect, test } from 'vitest';
import { classify } from '../../../main/aws/classify.ts';

const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

function answered(name: string, message: string, status: number): unknown {
  return Object.assign(new Error(message), {
    name,
    $metadata: { httpStatusCode: status, requestId: 'b1946ac9-2f3a' },
  });
}

test('nothing of an error’s message goes on: a torn answer carries the secret there', () => {
  const cause = Object.assign(new Error(`unexpected end <SecretAccessKey>${secret}`), {
    name: 'SyntaxError',
    $metadata: { httpStatusCode: 200, requestId: 'x' },
    $responseBodyText: secret,
  });
  expect(JSON.stringify(classify(cause, 'CreateAccessKey'))).not.toContain(secret);
  const odd = Object.assign(new Error(secret), { name: secret, code: secret });
  expect(JSON.stringify(classify(odd, 'CreateAccessKey'))).not.toContain(secret);
});

test('a signature that expired is a clock that is off, not a wrong secret', () => {
  const expired = 'Signature expired: 20261123T100000Z is now earlier than 20261123T103000Z';
  expect(classify(answered('SignatureDoesNotMatch', expired, 403), 'X').failure.code).toBe(
    'CLOCK_SKEWED',
  );
  expect(classify(answered('SignatureDoesNotMatch', 'does not match', 403), 'X').failure.code).toBe(
    'SIGNATURE_REFUSED',
  );
});

test('a denial hands on whom it names: whoever is named has signed correctly', () => {
  const arn = 'arn:aws:iam::210000000001:user/team/joebloggs';
  const message = `User: ${arn} is not authorized to perform: iam:ListAccessKeys on resource: user joebloggs`;
  expect(classify(answered('AccessDenied', message, 403), 'ListAccessKeys')).toMatchObject({
    failure: { code: 'ACCESS_DENIED' },
    reach: 'refused by AWS',
    namedArn: arn,
  });
});

test('AWS’s own faults leave open what was done; a clear no does not', () => {
  expect(classify(answered('InternalFailure', '', 500), 'X').reach).toBe('not known');
  expect(classify(answered('LimitExceededException', '', 409), 'X')).toMatchObject({
    failure: { code: 'LIMIT_EXCEEDED' },
    reach: 'refused by AWS',
  });
});

test.each([
  ['ECONNREFUSED', 'OFFLINE', 'never sent'],
  ['ENOTFOUND', 'OFFLINE', 'never sent'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'CERTIFICATE_NOT_TRUSTED', 'never sent'],
  ['ECONNRESET', 'OFFLINE', 'not known'],
  ['ETIMEDOUT', 'TIMED_OUT', 'not known'],
])('%s means %s, and the request was %s', (code, expected, reach) => {
  const cause = Object.assign(new Error('x'), { code });
  expect(classify(cause, 'X')).toMatchObject({ failure: { code: expected }, reach });
});

test.each([
  ['connect', 'never sent'],
  ['read', 'not known'],
  ['write', 'not known'],
])('a network that went down in a %s: the request was %s', (syscall, reach) => {
  for (const code of ['ENETDOWN', 'ENETUNREACH', 'EHOSTUNREACH']) {
    const cause = Object.assign(new Error('x'), { code, syscall });
    expect(classify(cause, 'CreateAccessKey')).toMatchObject({
      failure: { code: 'OFFLINE' },
      reach,
    });
  }
});
