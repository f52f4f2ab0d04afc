import { expect, test } from 'vitest';
import { classify } from '../../../../main/aws/refusals/classify.ts';

const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

function answered(name: string, message: string, status: number): unknown {
  return Object.assign(new Error(message), {
    name,
    $metadata: { httpStatusCode: status, requestId: 'b1946ac9-2f3a' },
  });
}

test('nothing of an error’s message is kept: that of a broken-off answer contains the secret', () => {
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

test('the identity in a denial is kept: its signature was valid', () => {
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

test.each([
  ['a region that the SDK does not accept', new Error('Region not accepted: region="us_east_1"')],
  ['a fault of the program', new TypeError('x is not a function')],
  ['a file that is missing', Object.assign(new Error('x'), { code: 'ENOENT', syscall: 'open' })],
  [
    'an address that is none',
    Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL' }),
  ],
  ['a module that is gone', Object.assign(new Error('x'), { code: 'ERR_MODULE_NOT_FOUND' })],
  ['what is no error', 'a text'],
])('%s is not reported as a network that is down', (_what, cause) => {
  expect(classify(cause, 'X')).toMatchObject({
    failure: { code: 'UNEXPECTED', action: 'X' },
    reach: 'not known',
  });
});

test.each([
  ['EPIPE', 'OFFLINE'],
  ['EPROTO', 'OFFLINE'],
  ['EAI_AGAIN', 'OFFLINE'],
  ['ECONNABORTED', 'OFFLINE'],
  ['HPE_INVALID_CONSTANT', 'OFFLINE'],
  ['ERR_STREAM_PREMATURE_CLOSE', 'OFFLINE'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'OFFLINE'],
  ['ERR_SOCKET_CONNECTION_TIMEOUT', 'OFFLINE'],
])('%s is the network', (code, expected) => {
  expect(classify(Object.assign(new Error('x'), { code }), 'X').failure.code).toBe(expected);
});
