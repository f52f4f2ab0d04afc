import { DeleteAccessKeyCommand, GetAccessKeyLastUsedCommand } from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { allowOwnKeys } from '../../support/aws-double/index.ts';
import type { PolicyDocument, PolicyStatement } from '../../support/aws-double/index.ts';
import { asSession, failureOf, iam, identity, listedKeys, newSession } from './clients.ts';
import { accepted, createKey, sceneForEachTest } from './scene.ts';

const scene = sceneForEachTest();

function policy(...Statement: readonly PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement };
}

function allow(Action: string | readonly string[], Resource: string | readonly string[] = '*') {
  return policy({ Effect: 'Allow', Action, Resource });
}

function refusal(action: string, reason: string) {
  return {
    code: 'AccessDenied',
    status: 403,
    message: `User: arn:aws:iam::111122223333:user/alice is not authorized to perform: iam:${action} on resource: user alice ${reason}`,
  };
}

describe('policies', () => {
  test('allow nothing but what they name, from the first one on', async () => {
    const { alice, caller } = scene();
    const attached = alice.attachPolicy(allow('iam:ListAccessKeys'));
    expect(await listedKeys(caller)).toHaveLength(1);
    const reason = 'because no identity-based policy allows the iam:CreateAccessKey action';
    expect(await failureOf(createKey(caller))).toEqual(refusal('CreateAccessKey', reason));
    attached.clear();
    await createKey(caller);
  });

  test('deny with other words, whatever else allows it', async () => {
    const { alice, caller } = scene();
    alice.attachPolicy(allow('*'));
    alice.attachPolicy(policy({ Effect: 'Deny', Action: 'iam:CreateAccessKey', Resource: '*' }));
    const reason = 'with an explicit deny in an identity-based policy';
    expect(await failureOf(createKey(caller))).toEqual(refusal('CreateAccessKey', reason));
    expect(await listedKeys(caller)).toHaveLength(1);
  });

  test('add up', async () => {
    const { alice, caller } = scene();
    alice.attachPolicy(allow('iam:ListAccessKeys'));
    alice.attachPolicy(allow('iam:CreateAccessKey'));
    await createKey(caller);
    expect(await listedKeys(caller)).toHaveLength(2);
  });

  test('leave what a test denies denied', async () => {
    const { alice, caller } = scene();
    alice.attachPolicy(allow('*'));
    alice.deny({ action: 'ListAccessKeys' });
    const reason = 'because no identity-based policy allows the iam:ListAccessKeys action';
    expect(await failureOf(listedKeys(caller))).toEqual(refusal('ListAccessKeys', reason));
  });

  test('are for users, not for the root user', () => {
    const root = scene().aws.addRootUser({ account: '111122223333' });
    expect(() => root.attachPolicy(allow('*'))).toThrow(/root user/);
  });

  test.each([
    ['iam:listaccesskeys', true],
    ['IAM:List*', true],
    ['iam:?istAccessKeys', true],
    ['*', true],
    [['iam:GetUser', 'iam:*Keys'], true],
    ['sts:*', false],
    ['iam:ListAccessKey', false],
    ['iam.ListAccessKeys', false],
  ])('the action %s names ListAccessKeys: %s', async (action, isNamed) => {
    const { alice, caller } = scene();
    alice.attachPolicy(allow(action));
    expect(await accepted(listedKeys(caller))).toBe(isNamed);
  });

  test('can name what they do not mean', async () => {
    const { alice, caller } = scene();
    const NotAction = ['iam:Create*', 'iam:GetUser'];
    alice.attachPolicy(policy({ Effect: 'Allow', NotAction, Resource: '*' }));
    expect(await accepted(listedKeys(caller))).toBe(true);
    expect(await accepted(createKey(caller))).toBe(false);
  });

  test('do not touch GetCallerIdentity, nor GetSessionToken unless they deny it', async () => {
    const { alice, caller } = scene();
    alice.attachPolicy(policy());
    await identity(caller);
    await newSession(caller);
    alice.attachPolicy(policy({ Effect: 'Deny', Action: '*', Resource: '*' }));
    await identity(caller);
    expect(await failureOf(newSession(caller))).toMatchObject({
      code: 'AccessDenied',
      message: expect.stringContaining('sts:GetSessionToken'),
    });
  });

  test('hold for the sessions of a user too', async () => {
    const { alice, caller } = scene();
    const device = alice.addMfaDevice();
    const terms = { SerialNumber: device.serial, TokenCode: device.codeAt() };
    const session = await asSession(caller, terms);
    alice.attachPolicy(allow('iam:GetUser'));
    expect(await accepted(listedKeys(session, 'alice'))).toBe(false);
  });
});

describe('the resource of a policy', () => {
  test.each([
    ['*', true],
    ['arn:aws:iam::111122223333:user/alice', true],
    ['arn:aws:iam::*:user/${aws:username}', true],
    ['arn:aws:iam::*:user/al?ce', true],
    [['arn:aws:iam::111122223333:user/bob', 'arn:aws:iam::*:user/a*'], true],
    ['arn:aws:iam::111122223333:user/Alice', false],
    ['arn:aws-cn:iam::*:user/${aws:username}', false],
    ['arn:aws:iam::*:user/${aws:nothing}', false],
    ['arn:aws:iam::*:user/*/${aws:username}', false],
  ])('%s meets alice: %s', async (resource, isMet) => {
    const { alice, caller } = scene();
    alice.attachPolicy(allow('iam:*', resource));
    expect(await accepted(listedKeys(caller))).toBe(isMet);
  });

  test('has no variables without the version of 2012', async () => {
    const { alice, caller } = scene();
    const { Statement } = allowOwnKeys();
    const old = alice.attachPolicy({ Statement });
    expect(await accepted(listedKeys(caller))).toBe(false);
    old.clear();
    alice.attachPolicy({ Version: '2012-10-17', Statement });
    expect(await accepted(listedKeys(caller))).toBe(true);
  });

  test('meets a user under a path only if it says so', async () => {
    const { aws } = scene();
    const carol = aws.addUser({ account: '111122223333', name: 'carol', path: '/team/' });
    const caller = { url: aws.url, key: carol.addKey() };
    const usual = carol.attachPolicy(allowOwnKeys());
    expect(await accepted(listedKeys(caller))).toBe(false);
    usual.clear();
    carol.attachPolicy(allowOwnKeys({ withPath: true }));
    expect(await accepted(listedKeys(caller))).toBe(true);
  });

  test('is the owner of the key that GetAccessKeyLastUsed and DeleteAccessKey name', async () => {
    const { aws, alice, caller, key } = scene();
    const other = aws.addUser({ account: '111122223333', name: 'bob' }).addKey();
    alice.attachPolicy(allowOwnKeys());
    const lastUsed = (AccessKeyId: string) =>
      iam(caller).send(new GetAccessKeyLastUsedCommand({ AccessKeyId }));
    expect((await lastUsed(key.id)).UserName).toBe('alice');
    for (const id of [other.id, 'AKIAIOSFODNN7EXAMPLE']) {
      expect(await failureOf(lastUsed(id))).toMatchObject({
        code: 'AccessDenied',
        message: expect.stringContaining(`on resource: access key ${id} because`),
      });
    }
    const remove = new DeleteAccessKeyCommand({ UserName: 'bob', AccessKeyId: other.id });
    expect(await failureOf(iam(caller).send(remove))).toMatchObject({
      code: 'AccessDenied',
      message: expect.stringContaining('on resource: user bob because'),
    });
  });
});
