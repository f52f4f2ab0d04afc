import {
  CreateAccessKeyCommand,
  GetUserCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { describeRequest } from '../../support/aws-double/index.ts';
import { asSession, failureOf, iam, identity, listedKeys, newSession } from './clients.ts';
import { CANARY, sceneForEachTest } from './scene.ts';

const HOUR = 60 * 60 * 1000;
const INVALID = {
  code: 'InvalidClientTokenId',
  status: 403,
  message: 'The security token included in the request is invalid.',
};
const scene = sceneForEachTest();

function mfaSession() {
  const { alice, caller } = scene();
  const device = alice.addMfaDevice();
  return asSession(caller, { SerialNumber: device.serial, TokenCode: device.codeAt() });
}

describe('a session', () => {
  test('is temporary and the same person', async () => {
    const { alice, caller, now } = scene();
    const credentials = await newSession(caller);
    expect(credentials?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(credentials?.Expiration?.getTime()).toBe(Math.floor((now() + 12 * HOUR) / 1000) * 1000);
    expect(await identity(await asSession(caller))).toMatchObject({
      Arn: alice.arn,
      UserId: alice.userId,
    });
  });

  test('lasts as long as was asked for, by the clock of AWS', async () => {
    const { aws, caller, pass } = scene();
    // Two attempts: the SDK corrects its clock on the first.
    const again = { ...caller, maxAttempts: 2 };
    const session = await asSession(again, { DurationSeconds: 900 });
    pass(15 * 60_000 - 1);
    await identity(session);
    pass(1);
    const expired = {
      code: 'ExpiredToken',
      status: 403,
      message: 'The security token included in the request is expired',
    };
    expect(await failureOf(identity(session))).toEqual(expired);
    aws.setClockOffset(-60_000);
    await identity(session);
  });

  test.each([
    [899, 'greater than or equal to 900'],
    [129_601, 'less than or equal to 129600'],
  ])('cannot last %i seconds', async (seconds, rule) => {
    const { caller } = scene();
    expect(await failureOf(newSession(caller, { DurationSeconds: seconds }))).toEqual({
      code: 'ValidationError',
      status: 400,
      message: `1 validation error detected: Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value ${rule}`,
    });
  });

  test('of the root user lasts an hour at most', async () => {
    const { aws, caller, now } = scene();
    const key = aws.addRootUser({ account: '111122223333' }).addKey();
    const credentials = await newSession({ ...caller, key }, { DurationSeconds: 129_600 });
    expect(credentials?.Expiration?.getTime()).toBe(Math.floor((now() + HOUR) / 1000) * 1000);
  });

  test('cannot open another one', async () => {
    const { caller } = scene();
    expect(await failureOf(newSession(await asSession(caller)))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: 'Cannot call GetSessionToken with session credentials',
    });
  });

  test.each([
    ['without its token', undefined],
    ['with another token', 'IQoJb3JpZ2luX2Vjsomething+else'],
  ])('is invalid %s', async (_name, sessionToken) => {
    const { url, key } = await asSession(scene().caller);
    const caller = { url, key, ...(sessionToken !== undefined && { sessionToken }) };
    expect(await failureOf(identity(caller))).toEqual(INVALID);
  });

  test("is invalid with another session's token", async () => {
    const { caller } = scene();
    const { sessionToken = '' } = await asSession(caller);
    expect(await failureOf(identity({ ...(await asSession(caller)), sessionToken }))).toEqual(
      INVALID,
    );
  });

  test('has a secret of its own', async () => {
    const { caller, key } = scene();
    const session = await asSession(caller);
    const wrong = { ...session, key: { id: session.key.id, secret: key.secret } };
    expect(await failureOf(identity(wrong))).toMatchObject({ code: 'SignatureDoesNotMatch' });
  });

  test('lives on when its key is deactivated and deleted', async () => {
    const { aws, alice, caller, key } = scene();
    const session = await mfaSession();
    aws.setKeyStatus(key.id, 'Inactive');
    expect(await failureOf(identity(caller))).toEqual(INVALID);
    expect(await listedKeys(session, 'alice')).toHaveLength(1);
    aws.removeKey(key.id);
    expect(await identity(session)).toMatchObject({ UserId: alice.userId });
  });

  test('leaves no secret in the log, and the double knows all that there were', async () => {
    const { aws, alice, caller } = scene();
    const device = alice.addMfaDevice();
    const code = device.codeAt();
    const session = await asSession(caller, { SerialNumber: device.serial, TokenCode: code });
    await listedKeys(session, 'alice');
    expect(aws.issuedSecrets()).toEqual(
      expect.arrayContaining([session.key.secret, session.sessionToken, device.seed]),
    );
    const printed = JSON.stringify(aws.log) + aws.log.map(describeRequest).join('\n');
    expect(printed).toContain(`SerialNumber=${device.serial}`);
    expect(printed).toContain(`signed by ${session.key.id}`);
    expect(aws.log[0]?.params['TokenCode']).toBe('[secret]');
    for (const secret of [CANARY, ...aws.issuedSecrets()]) expect(printed).not.toContain(secret);
  });
});

describe('IAM and sessions', () => {
  test('without MFA a session is invalid for all of IAM', async () => {
    const session = await asSession(scene().caller);
    expect(await failureOf(listedKeys(session, 'alice'))).toEqual(INVALID);
    expect(await failureOf(iam(session).send(new GetUserCommand({})))).toEqual(INVALID);
  });

  test('with MFA a session may do what its user may', async () => {
    const { aws, alice } = scene();
    const session = await mfaSession();
    await iam(session).send(new CreateAccessKeyCommand({ UserName: 'alice' }));
    expect(aws.keysOf(alice)).toHaveLength(2);
    alice.deny({ action: 'ListAccessKeys' });
    expect(await failureOf(listedKeys(session, 'alice'))).toMatchObject({ code: 'AccessDenied' });
  });

  test('a session has to name the user', async () => {
    const { key } = scene();
    const session = await mfaSession();
    const change = new UpdateAccessKeyCommand({ AccessKeyId: key.id, Status: 'Inactive' });
    const nameless = {
      code: 'ValidationError',
      status: 400,
      message: 'Must specify userName when calling with non-User credentials',
    };
    expect(await failureOf(listedKeys(session))).toEqual(nameless);
    expect(await failureOf(iam(session).send(change))).toEqual(nameless);
  });
});
