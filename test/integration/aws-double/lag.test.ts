import { describe, expect, test } from 'vitest';
import { failureOf, identity, listedKeys } from './clients.ts';
import { accepted, newPair, sceneForEachTest } from './scene.ts';

const UNKNOWN = { code: 'InvalidClientTokenId', status: 403 };
const scene = sceneForEachTest();

describe('a new key that AWS does not know everywhere yet', () => {
  test('is refused for some seconds by the clock', async () => {
    const { aws, alice, caller, pass } = scene();
    aws.behave({ kind: 'lag', span: { seconds: 8 } });
    const fresh = { ...caller, key: await newPair(caller) };
    pass(7999);
    expect(await failureOf(identity(fresh))).toMatchObject(UNKNOWN);
    expect(await failureOf(listedKeys(fresh))).toMatchObject(UNKNOWN);
    pass(1);
    expect(await identity(fresh)).toMatchObject({ UserId: alice.userId });
    expect(await listedKeys(fresh)).toHaveLength(2);
  });

  test('is refused a number of times, counted on STS and IAM apart', async () => {
    const { aws, caller } = scene();
    aws.behave({ kind: 'lag', span: { requests: 1 }, service: 'sts' });
    aws.behave({ kind: 'lag', span: { requests: 2 }, service: 'iam' });
    const fresh = { ...caller, key: await newPair(caller) };
    expect(await failureOf(identity(fresh))).toMatchObject(UNKNOWN);
    expect(await accepted(identity(fresh))).toBe(true);
    expect(await failureOf(listedKeys(fresh))).toMatchObject(UNKNOWN);
    expect(await failureOf(listedKeys(fresh))).toMatchObject(UNKNOWN);
    expect(await accepted(listedKeys(fresh))).toBe(true);
    expect(await accepted(identity(caller)), 'the old key never was in doubt').toBe(true);
  });

  test('is refused as often on each service if none is named', async () => {
    const { aws, caller } = scene();
    aws.behave({ kind: 'lag', span: { requests: 1 } });
    const fresh = { ...caller, key: await newPair(caller) };
    const seen = [
      await accepted(identity(fresh)),
      await accepted(listedKeys(fresh)),
      await accepted(identity(fresh)),
      await accepted(listedKeys(fresh)),
    ];
    expect(seen).toEqual([false, false, true, true]);
  });

  test('is refused for ever, until that is cleared', async () => {
    const { aws, caller, pass } = scene();
    const lag = aws.behave({ kind: 'lag', span: 'for ever', service: 'iam' });
    const fresh = { ...caller, key: await newPair(caller) };
    pass(10 * 60 * 1000);
    expect(await failureOf(listedKeys(fresh))).toMatchObject(UNKNOWN);
    expect(await accepted(identity(fresh))).toBe(true);
    lag.clear();
    expect(await accepted(listedKeys(fresh))).toBe(true);
  });

  test('flaps: accepted, refused again, then accepted for good', async () => {
    const { aws, caller } = scene();
    aws.behave({ kind: 'flap', pattern: ['accept', 'refuse', 'accept', 'refuse'] });
    const fresh = { ...caller, key: await newPair(caller) };
    const seen: boolean[] = [];
    for (let turn = 0; turn < 6; turn += 1) seen.push(await accepted(identity(fresh)));
    expect(seen).toEqual([true, false, true, false, true, true]);
  });

  test('a key made before the lag began is not new', async () => {
    const { aws, caller } = scene();
    const earlier = { ...caller, key: await newPair(caller) };
    aws.behave({ kind: 'lag', span: 'for ever' });
    expect(await accepted(identity(earlier))).toBe(true);
    aws.behave({ kind: 'lag', span: 'for ever', signedBy: earlier.key.id });
    expect(await failureOf(identity(earlier))).toMatchObject(UNKNOWN);
  });
});
