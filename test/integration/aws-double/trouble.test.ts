import { describe, expect, test } from 'vitest';
import { failureOf, identity, listedKeys } from './clients.ts';
import { accepted, createKey, sceneForEachTest } from './scene.ts';

const scene = sceneForEachTest();

describe('trouble on the way', () => {
  test('a throttled call may be tried again', async () => {
    const { aws, alice, caller } = scene();
    aws.behave({ kind: 'throttle', action: 'CreateAccessKey', times: 1 });
    expect(await failureOf(createKey(caller))).toEqual({
      code: 'Throttling',
      status: 400,
      message: 'Rate exceeded',
    });
    await createKey(caller);
    expect(aws.keysOf(alice)).toHaveLength(2);
  });

  test('AWS fails before acting', async () => {
    const { aws, alice, caller } = scene();
    aws.behave({ kind: 'fail', status: 503, moment: 'before' });
    expect(await failureOf(createKey(caller))).toMatchObject({
      code: 'ServiceUnavailable',
      status: 503,
    });
    expect(aws.keysOf(alice)).toHaveLength(1);
  });

  test('AWS fails in spite of having acted', async () => {
    const { aws, alice, caller } = scene();
    aws.behave({ kind: 'fail', status: 500, moment: 'after' });
    expect(await failureOf(createKey(caller))).toMatchObject({
      code: 'InternalFailure',
      status: 500,
    });
    expect(aws.keysOf(alice)).toHaveLength(2);
  });

  test('any other refusal can be given', async () => {
    const { aws, caller } = scene();
    const refusal = { status: 400, code: 'RequestExpired', message: 'Request has expired.' };
    aws.behave({ kind: 'refuse', ...refusal, service: 'sts' });
    expect(await failureOf(identity(caller))).toEqual(refusal);
    expect(await accepted(listedKeys(caller))).toBe(true);
  });

  test('another one is named than who has signed, as often as told', async () => {
    const { aws, alice, caller } = scene();
    const eve = aws.addUser({ account: '444455556666', name: 'eve' });
    aws.behave({ kind: 'misname', as: eve, times: 1 });
    expect(await identity(caller)).toMatchObject({ Account: eve.account, UserId: eve.userId });
    expect(await identity(caller)).toMatchObject({ Account: alice.account, UserId: alice.userId });
  });

  test("a captive portal's page answers instead", async () => {
    const { aws, caller } = scene();
    const portal = aws.behave({ kind: 'portal' });
    const answer = await fetch(aws.url, { method: 'POST', body: 'Action=GetCallerIdentity' });
    expect(answer.headers.get('content-type')).toBe('text/html');
    expect(answer.headers.has('x-amzn-requestid')).toBe(false);
    expect(await answer.text()).toContain('<html>');
    portal.clear();
    expect(await accepted(identity(caller))).toBe(true);
  });

  test('the second matching request is met, not the first', async () => {
    const { aws, key, caller } = scene();
    aws.behave({ kind: 'throttle', action: 'ListAccessKeys', signedBy: key.id, skip: 1, times: 1 });
    const seen: boolean[] = [];
    for (let turn = 0; turn < 3; turn += 1) seen.push(await accepted(listedKeys(caller)));
    expect(seen).toEqual([true, false, true]);
  });

  test('an answer is held after acting until it is let go', async () => {
    const { aws, alice, caller } = scene();
    const held = aws.behave({ kind: 'hold', action: 'CreateAccessKey', moment: 'after' });
    const call = createKey(caller);
    await aws.waitForRequest(({ action }) => action === 'CreateAccessKey', 2000);
    expect(aws.keysOf(alice)).toHaveLength(2);
    held.clear();
    expect((await call).AccessKey?.Status).toBe('Active');
  });

  test('a request is delayed before acting', async () => {
    const { aws, caller } = scene();
    aws.behave({ kind: 'delay', milliseconds: 60, moment: 'before' });
    const start = performance.now();
    await identity(caller);
    expect(performance.now() - start).toBeGreaterThan(55);
  });

  test('every answer is dated by the clock of AWS', async () => {
    const { aws, now } = scene();
    aws.setClockOffset(20 * 60_000);
    const dates = [];
    for (const behaviour of [undefined, { kind: 'portal' }, { kind: 'throttle' }] as const) {
      const inForce = behaviour && aws.behave(behaviour);
      const answer = await fetch(aws.url, { method: 'POST', body: 'Action=GetCallerIdentity' });
      dates.push(answer.headers.get('date'));
      inForce?.clear();
    }
    const expected = new Date(now() + 20 * 60_000).toUTCString();
    expect(dates).toEqual([expected, expected, expected]);
  });

  test('closing ends what is held', async () => {
    const { aws, caller } = scene();
    aws.behave({ kind: 'hold', moment: 'after' });
    const call = accepted(identity(caller));
    await aws.waitForRequest(({ action }) => action === 'GetCallerIdentity', 2000);
    await aws.close();
    expect(await call).toBe(false);
  });
});
