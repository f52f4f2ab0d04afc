import { DeleteAccessKeyCommand, UpdateAccessKeyCommand } from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { failureOf, iam, identity, listedKeys } from './clients.ts';
import type { Pair } from './clients.ts';
import { accepted, createKey, newPair, sceneForEachTest } from './scene.ts';

const UNKNOWN = { code: 'InvalidClientTokenId', status: 403 };
const scene = sceneForEachTest();

async function listed(): Promise<readonly (readonly [string | undefined, string | undefined])[]> {
  const keys = await listedKeys(scene().caller);
  return keys.map(({ AccessKeyId, Status }) => [AccessKeyId, Status] as const);
}

function setStatus({ id }: Pair, status: 'Active' | 'Inactive') {
  const change = { UserName: 'alice', AccessKeyId: id, Status: status };
  return iam(scene().caller).send(new UpdateAccessKeyCommand(change));
}

function remove({ id }: Pair) {
  const target = { UserName: 'alice', AccessKeyId: id };
  return iam(scene().caller).send(new DeleteAccessKeyCommand(target));
}

describe('a deactivation that AWS does not know everywhere yet', () => {
  test('leaves the key active for some seconds, in lists and for requests', async () => {
    const { aws, alice, caller, pass } = scene();
    const spare = alice.addKey();
    aws.behave({ kind: 'lag', of: 'update', span: { seconds: 8 } });
    await setStatus(spare, 'Inactive');
    expect(aws.keysOf(alice)[1]?.status, 'what AWS will know in the end').toBe('Inactive');
    pass(7999);
    expect((await listed())[1]).toEqual([spare.id, 'Active']);
    await identity({ ...caller, key: spare });
    await listedKeys({ ...caller, key: spare });
    pass(1);
    expect((await listed())[1]).toEqual([spare.id, 'Inactive']);
    expect(await failureOf(identity({ ...caller, key: spare }))).toMatchObject(UNKNOWN);
    expect(await failureOf(listedKeys({ ...caller, key: spare }))).toMatchObject(UNKNOWN);
  });

  test('leaves it active for a number of requests, counted in lists and on each service apart', async () => {
    const { aws, alice, caller } = scene();
    const spare = { ...caller, key: alice.addKey() };
    aws.behave({ kind: 'lag', of: 'update', span: { requests: 1 } });
    await setStatus(spare.key, 'Inactive');
    expect((await listed())[1]).toEqual([spare.key.id, 'Active']);
    expect((await listed())[1]).toEqual([spare.key.id, 'Inactive']);
    for (const ask of [identity, listedKeys]) {
      expect([await accepted(ask(spare)), await accepted(ask(spare))]).toEqual([true, false]);
    }
  });

  test('leaves it active on one service only', async () => {
    const { aws, alice, caller } = scene();
    const spare = { ...caller, key: alice.addKey() };
    aws.behave({ kind: 'lag', of: 'update', span: 'for ever', service: 'sts' });
    await setStatus(spare.key, 'Inactive');
    expect(await accepted(identity(spare))).toBe(true);
    expect(await accepted(listedKeys(spare))).toBe(false);
    expect((await listed())[1]).toEqual([spare.key.id, 'Inactive']);
  });

  test.each([
    ['list', 'Active', false],
    ['sign-in', 'Inactive', true],
  ] as const)('is not seen by %s only', async (seenBy, status, signs) => {
    const { aws, alice, caller } = scene();
    const spare = alice.addKey();
    aws.behave({ kind: 'lag', of: 'update', span: 'for ever', seenBy });
    await setStatus(spare, 'Inactive');
    expect((await listed())[1]).toEqual([spare.id, status]);
    expect(await accepted(identity({ ...caller, key: spare }))).toBe(signs);
  });

  test('and is taken back is seen in this order', async () => {
    const { aws, alice, caller, pass } = scene();
    const spare = { ...caller, key: alice.addKey() };
    aws.behave({ kind: 'lag', of: 'update', span: { seconds: 10 } });
    const seen: boolean[] = [];
    await setStatus(spare.key, 'Inactive');
    pass(5000);
    await setStatus(spare.key, 'Active');
    seen.push(await accepted(identity(spare)));
    pass(5000);
    seen.push(await accepted(identity(spare)));
    pass(5000);
    seen.push(await accepted(identity(spare)));
    expect(seen).toEqual([true, false, true]);
  });

  test('is seen at once if it came before the lag, from the console, or after it was cleared', async () => {
    const { aws, alice } = scene();
    const spare = alice.addKey();
    const lag = { kind: 'lag', of: 'update', span: 'for ever' } as const;
    await setStatus(spare, 'Inactive');
    const inForce = aws.behave(lag);
    expect((await listed())[1]).toEqual([spare.id, 'Inactive']);
    await setStatus(spare, 'Active');
    expect((await listed())[1]).toEqual([spare.id, 'Inactive']);
    inForce.clear();
    expect((await listed())[1]).toEqual([spare.id, 'Active']);
    aws.behave(lag);
    aws.setKeyStatus(spare.id, 'Inactive');
    expect((await listed())[1]).toEqual([spare.id, 'Inactive']);
  });
});

describe('a deletion that AWS does not know everywhere yet', () => {
  test('leaves the key listed and working, and makes room at once', async () => {
    const { aws, alice, caller, pass } = scene();
    const spare = alice.addKey();
    aws.behave({ kind: 'lag', of: 'delete', span: { seconds: 8 } });
    await remove(spare);
    expect(await failureOf(remove(spare))).toMatchObject({ code: 'NoSuchEntity' });
    pass(7999);
    expect((await listed())[1]).toEqual([spare.id, 'Active']);
    await identity({ ...caller, key: spare });
    await createKey(caller);
    expect(await listed()).toHaveLength(3);
    pass(1);
    expect(await listed()).toHaveLength(2);
    expect(aws.keysOf(alice)).toHaveLength(2);
    expect(await failureOf(identity({ ...caller, key: spare }))).toMatchObject(UNKNOWN);
  });

  test('leaves it listed for a number of lists, yet dead for requests', async () => {
    const { aws, alice, caller } = scene();
    const spare = alice.addKey();
    aws.behave({ kind: 'lag', of: 'delete', span: { requests: 2 }, seenBy: 'list' });
    await remove(spare);
    expect(await failureOf(identity({ ...caller, key: spare }))).toMatchObject(UNKNOWN);
    expect([await listed(), await listed(), await listed()].map(({ length }) => length)).toEqual([
      2, 2, 1,
    ]);
  });

  test('keeps the status the key had', async () => {
    const { aws, alice } = scene();
    const spare = alice.addKey({ status: 'Inactive' });
    aws.behave({ kind: 'lag', of: 'delete', span: 'for ever' });
    await remove(spare);
    expect((await listed())[1]).toEqual([spare.id, 'Inactive']);
  });
});

describe('a new key that is not listed yet', () => {
  test('is missing for some seconds, though it signs', async () => {
    const { aws, caller, pass } = scene();
    aws.behave({ kind: 'lag', of: 'list', span: { seconds: 8 } });
    const fresh = await newPair(caller);
    pass(7999);
    expect(await listed()).toHaveLength(1);
    await identity({ ...caller, key: fresh });
    pass(1);
    expect(await listed()).toHaveLength(2);
  });

  test('is missing in a number of lists, while the old ones never are', async () => {
    const { aws, key, caller } = scene();
    aws.behave({ kind: 'lag', of: 'list', span: { requests: 1 } });
    const fresh = await newPair(caller);
    expect((await listed()).map(([id]) => id)).toEqual([key.id]);
    expect((await listed()).map(([id]) => id)).toEqual([key.id, fresh.id]);
  });

  test('counts towards the limit of two', async () => {
    const { aws, caller } = scene();
    aws.behave({ kind: 'lag', of: 'list', span: 'for ever' });
    await newPair(caller);
    expect(await listed()).toHaveLength(1);
    expect(await failureOf(createKey(caller))).toMatchObject({ code: 'LimitExceeded' });
  });
});

test('the lags do not get into each other', async () => {
  const { aws, alice, caller } = scene();
  aws.behave({ kind: 'lag', span: { seconds: 8 } });
  aws.behave({ kind: 'lag', of: 'list', span: { requests: 1 } });
  const fresh = await newPair(caller);
  expect(await listed()).toHaveLength(1);
  expect((await listed())[1]).toEqual([fresh.id, 'Active']);
  expect(await failureOf(identity({ ...caller, key: fresh }))).toMatchObject(UNKNOWN);
  await setStatus(fresh, 'Inactive');
  expect((await listed())[1]).toEqual([fresh.id, 'Inactive']);
  await remove(fresh);
  expect(await listed()).toHaveLength(1);
  expect(aws.keysOf(alice)).toHaveLength(1);
});
