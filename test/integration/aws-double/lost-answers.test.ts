import { CreateAccessKeyCommand } from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { failureOf, iam, listedKeys } from './clients.ts';
import type { Caller } from './clients.ts';
import { CANARY, createKey, sceneForEachTest } from './scene.ts';

// The SDK calls a connection that was closed or reset a time-out; its words are Node's.
const CONNECTION_LOST = {
  code: 'TimeoutError',
  status: undefined,
  message: expect.stringMatching(/socket hang up|ECONNRESET/),
};
const scene = sceneForEachTest();

describe('an answer that does not arrive', () => {
  test('is lost: the caller sees an error, the key exists', async () => {
    const { aws, alice, caller } = scene();
    aws.behave({ kind: 'lose-answer', action: 'CreateAccessKey', times: 1 });
    const failure = await failureOf(createKey(caller));
    expect(failure).toMatchObject(CONNECTION_LOST);
    expect(aws.keysOf(alice)).toHaveLength(2);
    expect(aws.log).toMatchObject([{ acted: true, status: 200, delivery: 'lost' }]);
  });

  test('and the SDK, left to itself, asks again and meets the limit', async () => {
    const { aws, caller } = scene();
    aws.behave({ kind: 'lose-answer', action: 'CreateAccessKey', times: 1 });
    const failure = await failureOf(createKey({ ...caller, maxAttempts: 3 }));
    expect(failure).toMatchObject({ code: 'LimitExceeded', status: 409 });
    expect(failure.message).toBe('Cannot exceed quota for AccessKeysPerUser: 2');
  });

  test('is torn before the secret: the key exists, its secret is lost', async () => {
    const { aws, alice, caller } = scene();
    aws.behave({ kind: 'tear-answer', cut: { before: '<SecretAccessKey>' }, times: 1 });
    await failureOf(createKey(caller));
    expect(aws.keysOf(alice)).toHaveLength(2);
    expect(aws.log).toMatchObject([{ acted: true, delivery: 'torn' }]);
    expect(await listedKeys(caller)).toHaveLength(2);
  });

  test.each([
    ['before the id', { before: '<AccessKeyId>' }, false, false],
    ['after the id', { after: '</AccessKeyId>' }, true, false],
    ['after the secret', { after: '</SecretAccessKey>' }, true, true],
    ['after no byte at all', { bytes: 0 }, false, false],
  ])('is torn %s, and carries just that', async (_, cut, hasId, hasSecret) => {
    const { aws, alice, caller } = scene();
    aws.behave({ kind: 'tear-answer', cut });
    const received = await rawCreateKey(caller);
    const [, made] = aws.keysOf(alice);
    expect(made).toBeDefined();
    expect(received.text.includes(made?.id ?? '?')).toBe(hasId);
    expect(received.text.includes(CANARY)).toBe(hasSecret);
    expect(received.isWhole).toBe(false);
  });

  test('is shortened: half the XML comes as if it were all', async () => {
    const { aws, caller } = scene();
    aws.behave({ kind: 'shorten-answer', cut: { before: '</SecretAccessKey>' } });
    const received = await rawCreateKey(caller);
    expect(received.isWhole).toBe(true);
    expect(received.text.endsWith(`<SecretAccessKey>${CANARY}002`)).toBe(true);
  });

  test('a refusal does not use up a lost answer', async () => {
    const { aws, alice, caller } = scene();
    aws.behave({ kind: 'lose-answer', action: 'CreateAccessKey', times: 1 });
    const denial = alice.deny({ action: 'CreateAccessKey' });
    expect(await failureOf(createKey(caller))).toMatchObject({ code: 'AccessDenied' });
    denial.clear();
    expect(await failureOf(createKey(caller))).toMatchObject(CONNECTION_LOST);
  });

  test('a connection reset before acting leaves everything as it was', async () => {
    const { aws, alice, caller } = scene();
    aws.behave({ kind: 'reset', action: 'CreateAccessKey' });
    expect(await failureOf(createKey(caller))).toMatchObject(CONNECTION_LOST);
    expect(aws.keysOf(alice)).toHaveLength(1);
    expect(aws.log).toMatchObject([{ acted: false, delivery: 'lost' }]);
  });

  /** The bytes that reach the SDK's HTTP handler, before anything reads XML in them. */
  async function rawCreateKey(
    caller: Caller,
  ): Promise<{ readonly text: string; readonly isWhole: boolean }> {
    const client = iam(caller);
    let text = '';
    let isWhole = false;
    const { requestHandler } = client.config;
    const handle = requestHandler.handle.bind(requestHandler);
    requestHandler.handle = async (request, options) => {
      const answer: { response: { body: AsyncIterable<Buffer> } } = await handle(request, options);
      const { body } = answer.response;
      try {
        for await (const chunk of body) text += chunk.toString('utf8');
        isWhole = true;
      } catch {
        isWhole = false;
      }
      throw new Error('read');
    };
    await failureOf(client.send(new CreateAccessKeyCommand({})));
    return { text, isWhole };
  }
});
