import {
  CreateAccessKeyCommand,
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  ListAccessKeysCommand,
  ListUsersCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startAwsDouble } from '../../support/aws-double/index.ts';
import type { AwsDouble, DoubleUser, IssuedKey } from '../../support/aws-double/index.ts';
import { failureOf, iam, identity, listedKeys, post } from './clients.ts';
import type { Caller } from './clients.ts';

const ABSENT_KEY = 'AKIAIOSFODNN7EXAMPLE';
const UNKNOWN = {
  code: 'InvalidClientTokenId',
  status: 403,
  message: 'The security token included in the request is invalid.',
};

let aws: AwsDouble;
let alice: DoubleUser;
let key: IssuedKey;
let caller: Caller;

beforeEach(async () => {
  aws = await startAwsDouble();
  alice = aws.addUser({ account: '111122223333', name: 'alice', path: '/team/' });
  key = alice.addKey({ createdDaysAgo: 93 });
  caller = { url: aws.url, key };
});
afterEach(() => aws.close());

describe('moto lets inactive keys sign', () => {
  test('an inactive key is refused on both services, and works again once active', async () => {
    aws.setKeyStatus(key.id, 'Inactive');
    expect(await failureOf(identity(caller))).toEqual(UNKNOWN);
    expect(await failureOf(listedKeys(caller))).toEqual(UNKNOWN);
    aws.setKeyStatus(key.id, 'Active');
    expect(await identity(caller)).toMatchObject({ UserId: alice.userId });
  });
});

describe('moto takes any value', () => {
  test('a status that does not exist is refused', async () => {
    const body = `Action=UpdateAccessKey&Version=2010-05-08&AccessKeyId=${key.id}&Status=Retired`;
    expect(await failureOf(signedByTheSdk(body))).toMatchObject({
      code: 'ValidationError',
      status: 400,
      message: expect.stringContaining("Value 'Retired' at 'status' failed"),
    });
  });

  test('a user name with its path is refused', async () => {
    const list = new ListAccessKeysCommand({ UserName: 'team/alice' });
    expect(await failureOf(iam(caller).send(list))).toEqual({
      code: 'ValidationError',
      status: 400,
      message:
        'The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
    });
  });

  // The SDK's types know the two statuses only; its middleware sends what this one writes.
  function signedByTheSdk(body: string): Promise<unknown> {
    const client = iam(caller);
    client.middlewareStack.add(
      (next) => (step) => {
        const { request } = step;
        if (typeof request === 'object' && request !== null && 'body' in request) {
          request.body = body;
        }
        return next(step);
      },
      { step: 'build', priority: 'high' },
    );
    return client.send(new ListAccessKeysCommand({}));
  }
});

describe('moto finds the owner by itself where no user is named', () => {
  test("another user's key is not there", async () => {
    const bob = aws.addUser({ account: '111122223333', name: 'bob' });
    const { id } = bob.addKey();
    const calls = [
      new DeleteAccessKeyCommand({ AccessKeyId: id }),
      new DeleteAccessKeyCommand({ AccessKeyId: id, UserName: 'alice' }),
    ];
    for (const call of calls) {
      expect(await failureOf(iam(caller).send(call))).toMatchObject({ code: 'NoSuchEntity' });
    }
    expect(aws.keysOf(bob)).toMatchObject([{ id, status: 'Active' }]);
  });
});

describe('moto has one account, one partition and no root user', () => {
  test('users of the same name in two accounts are strangers', async () => {
    const other = aws.addUser({ account: '444455556666', name: 'alice' });
    const { id } = other.addKey();
    expect(await identity(caller)).toMatchObject({ Account: '111122223333', Arn: alice.arn });
    const keys = await listedKeys(caller);
    expect(keys.map((each) => each.AccessKeyId)).toEqual([key.id]);
    const lastUsed = new GetAccessKeyLastUsedCommand({ AccessKeyId: id });
    expect(await failureOf(iam(caller).send(lastUsed))).toMatchObject({ code: 'NoSuchEntity' });
  });

  test('a key is known in its own partition only', async () => {
    const wang = aws.addUser({ account: '777788889999', name: 'wang', partition: 'aws-cn' });
    const chinese = { url: aws.url, key: wang.addKey(), region: 'cn-north-1' };
    const { Arn } = await identity(chinese);
    expect(Arn).toBe('arn:aws-cn:iam::777788889999:user/wang');
    expect(await failureOf(identity({ ...chinese, region: 'us-east-1' }))).toEqual(UNKNOWN);
    expect(await failureOf(identity({ ...caller, region: 'cn-north-1' }))).toEqual(UNKNOWN);
  });

  test('the root user is told by its ARN and its keys have no user name', async () => {
    const root = aws.addRootUser({ account: '111122223333' });
    const rootCaller = { url: aws.url, key: root.addKey() };
    expect(await identity(rootCaller)).toMatchObject({
      Account: '111122223333',
      Arn: 'arn:aws:iam::111122223333:root',
      UserId: '111122223333',
    });
    const [listed] = await listedKeys(rootCaller);
    expect(listed).toMatchObject({ AccessKeyId: rootCaller.key.id });
    expect(listed?.UserName).toBeUndefined();
  });
});

describe('moto has other words for denied actions', () => {
  test('a denied action names the user, the action and the resource', async () => {
    const denial = alice.deny({ action: 'CreateAccessKey' });
    const create = new CreateAccessKeyCommand({ UserName: 'alice' });
    expect(await failureOf(iam(caller).send(create))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message:
        'User: arn:aws:iam::111122223333:user/team/alice is not authorized to perform: iam:CreateAccessKey on resource: user alice because no identity-based policy allows the iam:CreateAccessKey action',
    });
    expect(aws.keysOf(alice)).toHaveLength(1);
    denial.clear();
    await iam(caller).send(create);
    expect(aws.keysOf(alice)).toHaveLength(2);
  });

  test('an action denied for one key goes on for the others', async () => {
    const spare = alice.addKey();
    alice.deny({ action: 'DeleteAccessKey', keyIds: [key.id], explicit: true });
    const remove = (id: string) =>
      iam(caller).send(new DeleteAccessKeyCommand({ AccessKeyId: id }));
    expect(await failureOf(remove(key.id))).toMatchObject({
      code: 'AccessDenied',
      message: expect.stringMatching(
        /user alice with an explicit deny in an identity-based policy$/,
      ),
    });
    await remove(spare.id);
    expect(aws.keysOf(alice)).toMatchObject([{ id: key.id }]);
  });

  test('a right is tried on a key that does not exist: denied, or not found', async () => {
    const probe = new UpdateAccessKeyCommand({ AccessKeyId: ABSENT_KEY, Status: 'Inactive' });
    expect(await failureOf(iam(caller).send(probe))).toMatchObject({ code: 'NoSuchEntity' });
    alice.deny({ action: 'UpdateAccessKey' });
    expect(await failureOf(iam(caller).send(probe))).toMatchObject({ code: 'AccessDenied' });
  });

  test('who may do nothing may still ask who they are', async () => {
    alice.deny({ action: '*', explicit: true });
    expect(await failureOf(listedKeys(caller))).toMatchObject({ code: 'AccessDenied' });
    expect(await identity(caller)).toMatchObject({ Arn: alice.arn });
  });
});

describe('moto does not look at clocks', () => {
  test('a clock that is behind is told so', async () => {
    aws.setClockOffset(20 * 60 * 1000);
    expect(await failureOf(identity(caller))).toMatchObject({
      code: 'SignatureDoesNotMatch',
      status: 403,
      message: expect.stringMatching(
        /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 15 min\.\)$/,
      ),
    });
  });

  test('a clock that is ahead is told so', async () => {
    aws.setClockOffset(-20 * 60 * 1000);
    expect(await failureOf(listedKeys(caller))).toMatchObject({
      code: 'SignatureDoesNotMatch',
      status: 403,
      message: expect.stringMatching(
        /^Signature not yet current: \d{8}T\d{6}Z is still later than \d{8}T\d{6}Z \(\d{8}T\d{6}Z \+ 15 min\.\)$/,
      ),
    });
  });

  test('fourteen minutes are no reason', async () => {
    aws.setClockOffset(14 * 60 * 1000);
    expect(await identity(caller)).toMatchObject({ Account: '111122223333' });
  });

  test("the SDK corrects its clock by the answer's Date on its second attempt", async () => {
    aws.setClockOffset(20 * 60 * 1000);
    expect(await identity({ ...caller, maxAttempts: 2 })).toMatchObject({
      Account: '111122223333',
    });
    expect(aws.log.map(({ code }) => code)).toEqual(['SignatureDoesNotMatch', 'OK']);
  });
});

describe('moto knows neither these headers nor all of these actions', () => {
  test('an unsigned request is missing its token', async () => {
    const { status, text } = await post(aws.url, 'Action=GetCallerIdentity&Version=2011-06-15');
    expect(status).toBe(403);
    expect(text).toContain('<Code>MissingAuthenticationToken</Code>');
    expect(text).toContain('xmlns="https://sts.amazonaws.com/doc/2011-06-15/"');
  });

  test('half an authorization header is incomplete', async () => {
    const authorization = 'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/sts';
    const body = 'Action=GetCallerIdentity&Version=2011-06-15';
    const { status, text } = await post(aws.url, body, { authorization });
    expect(status).toBe(400);
    expect(text).toContain('<Code>IncompleteSignature</Code>');
  });

  test('a session token beside a long-term key makes both worthless', async () => {
    const stale = { ...caller, sessionToken: 'left behind by another tool' };
    expect(await failureOf(identity(stale))).toEqual(UNKNOWN);
  });

  test('an action it does not know is invalid', async () => {
    expect(await failureOf(iam(caller).send(new ListUsersCommand({})))).toEqual({
      code: 'InvalidAction',
      status: 400,
      message: 'Could not find operation ListUsers for version 2010-05-08',
    });
  });
});
