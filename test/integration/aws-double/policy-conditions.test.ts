import { CreateAccessKeyCommand, GetUserCommand, ListMFADevicesCommand } from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { denyWithoutMfa } from '../../support/aws-double/index.ts';
import { asSession, failureOf, iam, identity, listedKeys, newSession } from './clients.ts';
import { accepted, sceneForEachTest } from './scene.ts';

const scene = sceneForEachTest();

function mfaSession() {
  const { alice, caller } = scene();
  const device = alice.addMfaDevice();
  return asSession(caller, { SerialNumber: device.serial, TokenCode: device.codeAt() });
}

describe('the condition of a policy', () => {
  const present = (value: string) => ({ 'aws:MultiFactorAuthPresent': value });

  // A session without MFA never gets as far as the policies of IAM.
  test.each([
    ['Bool true', { Bool: present('true') }, false, true],
    ['Bool false', { Bool: present('false') }, false, false],
    ['BoolIfExists true', { BoolIfExists: present('true') }, true, true],
    ['BoolIfExists false', { BoolIfExists: present('false') }, true, false],
    ['Null true', { Null: present('true') }, true, false],
    ['Null false', { Null: present('false') }, false, true],
    ['a key in other letters', { Bool: { 'AWS:multifactorauthpresent': 'true' } }, false, true],
    ['the name of alice', { StringEquals: { 'aws:username': ['bob', 'alice'] } }, true, true],
    ['the name as a variable', { StringEquals: { 'aws:username': '${aws:username}' } }, true, true],
    ['another name', { StringEquals: { 'aws:username': 'Alice' } }, false, false],
    ['a key that is not there', { StringEquals: { 'aws:nothing': 'x' } }, false, false],
    [
      'two of which one is not met',
      { StringEquals: { 'aws:username': 'alice' }, Bool: present('true') },
      false,
      true,
    ],
  ])('%s: a key %s, a session with MFA %s', async (_name, Condition, forKey, forSession) => {
    const { alice, caller } = scene();
    const session = await mfaSession();
    const statement = { Effect: 'Allow', Action: 'iam:*', Resource: '*', Condition } as const;
    alice.attachPolicy({ Version: '2012-10-17', Statement: [statement] });
    expect(await accepted(listedKeys(caller))).toBe(forKey);
    expect(await accepted(listedKeys(session, 'alice'))).toBe(forSession);
  });
});

describe('the policy that denies all without MFA', () => {
  test('lets a key ask for its devices and a session, and no more', async () => {
    const { alice, caller } = scene();
    alice.attachPolicy(denyWithoutMfa());
    expect(await failureOf(listedKeys(caller))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message:
        'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: iam:ListAccessKeys on resource: user alice with an explicit deny in an identity-based policy',
    });
    await iam(caller).send(new ListMFADevicesCommand({ UserName: 'alice' }));
    await iam(caller).send(new GetUserCommand({ UserName: 'alice' }));
    await identity(caller);
    await newSession(caller);
  });

  test('lets a session with MFA do everything for its own keys', async () => {
    const { aws, alice } = scene();
    aws.addUser({ account: '111122223333', name: 'bob' });
    alice.attachPolicy(denyWithoutMfa());
    const session = await mfaSession();
    await iam(session).send(new CreateAccessKeyCommand({ UserName: 'alice' }));
    expect(await listedKeys(session, 'alice')).toHaveLength(2);
    const others = listedKeys(session, 'bob');
    expect(await failureOf(others)).toMatchObject({ code: 'AccessDenied' });
  });
});
