import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { identityFrom, mfaSessionFrom } from '../../../main/aws/read-answer.ts';
import { failureOf } from '../../../shared/values/failure.ts';

const answer = { $metadata: {}, Account: '210000000001', UserId: 'AIDA2EXAMPLEUSERID01' };

test.each(['aws', 'aws-cn', 'aws-us-gov', 'aws-iso-b'])('a user of %s is a user', (partition) => {
  const arn = `arn:${partition}:iam::210000000001:user/team/joebloggs`;
  expect(identityFrom({ ...answer, Arn: arn })).toMatchObject({
    kind: 'user',
    userName: 'joebloggs',
    arn,
  });
  const root = identityFrom({ ...answer, Arn: `arn:${partition}:iam::210000000001:root` });
  expect(root.kind).toBe('root');
  const role = `arn:${partition}:sts::210000000001:assumed-role/admin/user/joebloggs`;
  expect(identityFrom({ ...answer, Arn: role })).toMatchObject({
    kind: 'other',
    userName: undefined,
  });
});

const credentials = {
  AccessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  SecretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  SessionToken: 'AQoDYXdzEJr//canary//token==',
  Expiration: new Date('2026-11-24T12:00:00Z'),
};

test('an MFA session can be printed without giving its secrets away', () => {
  const session = mfaSessionFrom({ $metadata: {}, Credentials: credentials });
  expect(session).toMatchObject({ id: credentials.AccessKeyId });
  expect(session.expiresAt).toBe(Date.UTC(2026, 10, 24, 12));
  expect(session.token.reveal()).toBe(credentials.SessionToken);
  const printed = JSON.stringify(session) + inspect(session) + String(session.token);
  expect(printed).not.toContain(credentials.SecretAccessKey);
  expect(printed).not.toContain(credentials.SessionToken);
});

test.each(Object.keys(credentials))('an answer without %s is no MFA session', (missing) => {
  const rest = { ...credentials, [missing]: undefined };
  const read = () => mfaSessionFrom({ $metadata: {}, Credentials: rest });
  try {
    read();
  } catch (cause) {
    expect(failureOf(cause)).toEqual({ code: 'NOT_AWS', action: 'GetSessionToken' });
    return;
  }
  throw new Error('it was taken for one');
});
