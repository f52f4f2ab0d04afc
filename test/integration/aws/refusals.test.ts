import { describe, expect, test } from 'vitest';
import { AwsRefusalError } from '../../../main/aws/refusals/aws-refusal-error.ts';
import { quarantineOf } from '../../support/aws-double/index.ts';
import { failureOfCall, sceneForEachTest } from './scene.ts';

const scene = sceneForEachTest();
const name = 'joebloggs';

/** What AWS says to CreateAccessKey. */
async function refusalOfCreation() {
  const answer = await scene().open().createKey(name);
  if (answer.kind !== 'refused') throw new Error(answer.kind);
  return answer;
}

describe('what denies a call', () => {
  test.each([
    ['a right that is missing', {}, 'ACCESS_DENIED'],
    ['a statement', { explicit: true }, 'EXPLICITLY_DENIED'],
    [
      'a statement of a policy by name',
      { explicit: true, policy: 'arn:aws:iam::210000000001:policy/no-keys' },
      'EXPLICITLY_DENIED',
    ],
    [
      'the organisation',
      {
        explicit: true,
        by: 'service control policy',
        policy: 'arn:aws:organizations::210000000009:policy/o-1/service_control_policy/p-1',
      },
      'DENIED_BY_ORGANISATION',
    ],
    [
      'an organisation that allows nothing',
      { by: 'service control policy' },
      'DENIED_BY_ORGANISATION',
    ],
    [
      'its rules for resources',
      { explicit: true, by: 'resource control policy' },
      'DENIED_BY_ORGANISATION',
    ],
    ['a boundary', { by: 'permissions boundary' }, 'DENIED_BY_BOUNDARY'],
    ['a session', { by: 'session policy' }, 'DENIED_BY_SESSION_POLICY'],
    ['the way to AWS', { explicit: true, by: 'VPC endpoint policy' }, 'DENIED_BY_ENDPOINT_POLICY'],
  ] as const)('is reported as what it is: %s', async (_, how, code) => {
    const { user, open } = scene();
    user.deny({ action: '*', ...how });
    const policy = 'policy' in how ? { policy: how.policy } : {};
    const refused = await open()
      .listKeys(name)
      .catch((cause: unknown) => cause);
    expect(refused).toBeInstanceOf(AwsRefusalError);
    expect(refused).toMatchObject({ failure: { code, ...policy }, namedArn: user.arn });
    expect((await refusalOfCreation()).failure).toMatchObject({ code, ...policy });
  });

  test('is AWS’s quarantine where it has found a key of the user in public, and its other calls go on', async () => {
    const { user, key, open } = scene();
    for (const denial of quarantineOf('V4')) user.deny(denial);
    const session = open();
    expect(await session.listKeys(name)).toHaveLength(1);
    const policy = 'arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV4';
    const refused = await failureOfCall(session.setStatus(name, key.id, 'Inactive'));
    expect(refused).toMatchObject({ code: 'KEY_IN_QUARANTINE', policy });
    expect(await refusalOfCreation()).toMatchObject({
      failure: { code: 'KEY_IN_QUARANTINE', policy },
    });
    expect((await refusalOfCreation()).explicitDeny).toBeUndefined();
  });
});

describe('what AWS refuses besides', () => {
  // kubernetes-sigs/aws-load-balancer-controller#1579, aws-amplify/amplify-js#2796; the wordings of EC2 and S3.
  test.each([
    [403, 'OptInRequired', 'The AWS Access Key Id needs a subscription for the service'],
    [
      400,
      'SubscriptionRequiredException',
      'The AWS Access Key Id needs a subscription for the service',
    ],
    [403, 'NotSignedUp', 'Your account is not signed up for the service.'],
    [400, 'PendingVerification', 'Your account is currently being verified.'],
    [400, 'Blocked', 'Your account is currently blocked and not recognized as a valid account.'],
  ])('reports an account that is not active: %i %s', async (status, code, message) => {
    const { double, open } = scene();
    double.behave({ kind: 'refuse', status, code, message });
    expect(await failureOfCall(open().identity())).toMatchObject({
      code: 'ACCOUNT_NOT_ACTIVE',
      awsName: code,
    });
    expect((await refusalOfCreation()).failure.code).toBe('ACCOUNT_NOT_ACTIVE');
  });

  test('reports a user who was deleted, and not the key', async () => {
    const { key, open } = scene();
    const session = open();
    for (const call of [
      session.listKeys('bob'),
      session.setStatus('bob', key.id, 'Inactive'),
      session.deleteKey('bob', key.id),
    ]) {
      expect(await failureOfCall(call)).toMatchObject({
        code: 'NO_SUCH_USER',
        awsName: 'NoSuchEntityException',
      });
    }
  });

  test.each([
    [400, 'IncompleteSignature', 'SIGNATURE_LOST'],
    [403, 'MissingAuthenticationToken', 'SIGNATURE_LOST'],
    [409, 'ConcurrentModification', 'BEING_CHANGED'],
    [409, 'EntityTemporarilyUnmodifiable', 'BEING_CHANGED'],
  ])('reports %i %s as %s', async (status, awsCode, code) => {
    const { double, open } = scene();
    double.behave({ kind: 'refuse', status, code: awsCode, message: 'Something is wrong.' });
    expect((await failureOfCall(open().listKeys(name))).code).toBe(code);
  });

  test('leaves open whether a key was made where AWS gave up on the request', async () => {
    const { double, open } = scene();
    double.behave({ kind: 'refuse', status: 408, code: 'RequestTimeoutException', message: 'x' });
    expect(await open().createKey(name)).toMatchObject({ kind: 'lost' });
  });
});
