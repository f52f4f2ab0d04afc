import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { failureOfCall, sceneForEachTest } from './scene.ts';

const scene = sceneForEachTest();

describe('what AWS says', () => {
  test('names the user without its path, and the account', async () => {
    const { open, user } = scene();
    expect(await open().identity()).toMatchObject({
      account: '210000000001',
      userId: user.userId,
      userName: 'joebloggs',
      kind: 'user',
    });
  });

  test.each([
    ['aws-cn', 'cn-north-1'],
    ['aws-us-gov', 'us-gov-west-1'],
  ] as const)('is the same in %s', async (partition, region) => {
    const { double, open } = scene();
    const user = double.addUser({ account: '210000000002', name: 'li', path: '/team/', partition });
    const session = open({ signer: user.addKey(), region });
    expect(await session.identity()).toMatchObject({ userName: 'li', arn: user.arn, kind: 'user' });
    user.deny({ action: 'ListAccessKeys' });
    const denial = await session.listKeys('li').catch((cause: unknown) => cause);
    expect(denial).toMatchObject({ namedArn: `arn:${partition}:iam::210000000002:user/team/li` });
  });

  test('lists the keys with their age, and who owns a key', async () => {
    const { key, open } = scene();
    const session = open();
    expect(await session.listKeys('joebloggs')).toEqual([
      { id: key.id, status: 'Active', createdAt: expect.closeTo(key.createDate.getTime(), -4) },
    ]);
    expect((await session.lastUsed(key.id)).userName).toBe('joebloggs');
  });

  test('makes, deactivates and deletes a key', async () => {
    const { double, key, open, user } = scene();
    const session = open();
    const answer = await session.createKey('joebloggs');
    if (answer.kind !== 'made') {
      throw new Error(answer.kind);
    }
    expect(answer.pair.secret.reveal()).toBe(double.secretOf(answer.pair.id));
    await session.setStatus('joebloggs', answer.pair.id, 'Inactive');
    await session.deleteKey('joebloggs', answer.pair.id);
    expect(double.keysOf(user).map(({ id }) => id)).toEqual([key.id]);
    const gone = await failureOfCall(session.deleteKey('joebloggs', answer.pair.id));
    expect(gone.code).toBe('NO_SUCH_KEY');
  });
});

describe('the one attempt at a new key', () => {
  test.each([
    ['the answer is lost', { kind: 'lose-answer' }],
    ['AWS fails after it has acted', { kind: 'fail', status: 500, moment: 'after' }],
    [
      'the answer breaks off before the id',
      { kind: 'tear-answer', cut: { before: '<AccessKeyId>' } },
    ],
  ] as const)('%s: not known, and asked once only', async (_name, effect) => {
    const { double, open, user } = scene();
    double.behave({ ...effect, action: 'CreateAccessKey' });
    const answer = await open().createKey('joebloggs');
    expect(answer.kind).toBe('lost');
    expect(double.log.filter(({ action }) => action === 'CreateAccessKey')).toHaveLength(1);
    expect(double.keysOf(user)).toHaveLength(2);
  });

  test.each(['tear-answer', 'shorten-answer'] as const)(
    'an answer that ends after the ID (%s) still shows which key is ours',
    async (kind) => {
      const { double, key, open, user } = scene();
      double.behave({ kind, cut: { before: '<SecretAccessKey>' }, action: 'CreateAccessKey' });
      const answer = await open().createKey('joebloggs');
      const made = double.keysOf(user).find(({ id }) => id !== key.id);
      expect(answer).toMatchObject({ kind: 'torn', newKey: made?.id });
    },
  );

  test.each([
    ['the quota is used up', 'LIMIT_EXCEEDED'],
    ['the right is missing', 'ACCESS_DENIED'],
    ['AWS asks to slow down', 'THROTTLED'],
  ] as const)('%s: refused, nothing was made', async (name, code) => {
    const { double, open, user } = scene();
    if (code === 'LIMIT_EXCEEDED') {
      user.addKey();
    } else if (code === 'ACCESS_DENIED') {
      user.deny({ action: 'CreateAccessKey' });
    } else {
      double.behave({ kind: 'throttle', action: 'CreateAccessKey' });
    }
    const before = double.keysOf(user).length;
    const answer = await open().createKey('joebloggs');
    expect(answer, name).toMatchObject({ kind: 'refused', failure: { code } });
    expect(double.keysOf(user)).toHaveLength(before);
  });

  test('a clock that is off was corrected before: the attempt is accepted', async () => {
    const { double, open } = scene();
    double.setClockOffset(20 * 60_000);
    const session = open();
    await session.listKeys('joebloggs');
    expect((await session.createKey('joebloggs')).kind).toBe('made');
    expect(double.log.filter(({ action }) => action === 'CreateAccessKey')).toHaveLength(1);
  });
});

describe('failures have a code of the closed list', () => {
  test('a wrong secret', async () => {
    const { key, open } = scene();
    const failure = await failureOfCall(open({ secret: `${key.secret.slice(1)}x` }).identity());
    expect(failure).toMatchObject({ code: 'SIGNATURE_REFUSED', awsName: 'SignatureDoesNotMatch' });
    expect(failure.requestId).toBeDefined();
  });

  test('an inactive key', async () => {
    const { double, key, open } = scene();
    double.setKeyStatus(key.id, 'Inactive');
    expect((await failureOfCall(open().identity())).code).toBe('KEY_NOT_ACCEPTED');
  });

  test('a key of another partition: AWS has the same words for it', async () => {
    const failure = await failureOfCall(scene().open({ region: 'cn-north-1' }).identity());
    expect(failure.code).toBe('KEY_NOT_ACCEPTED');
  });

  test('a missing right, with the call it is missing for', async () => {
    const { open, user } = scene();
    user.deny({ action: 'ListAccessKeys' });
    const failure = await failureOfCall(open().listKeys('joebloggs'));
    expect(failure).toMatchObject({ code: 'ACCESS_DENIED', action: 'ListAccessKeys' });
  });

  test('a sign-in page in place of AWS', async () => {
    const { double, open } = scene();
    double.behave({ kind: 'portal' });
    expect((await failureOfCall(open().identity())).code).toBe('NOT_AWS');
    expect((await failureOfCall(open().listKeys('joebloggs'))).code).toBe('NOT_AWS');
  });

  test('AWS’s own trouble', async () => {
    const { double, open } = scene();
    double.behave({ kind: 'fail', status: 503, moment: 'before' });
    expect((await failureOfCall(open().identity())).code).toBe('AWS_FAULT');
  });

  test('nobody answers', async () => {
    const { open } = scene();
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const address = closed.address();
    await new Promise((resolve) => closed.close(resolve));
    if (address === null || typeof address === 'string') {
      throw new Error('no port');
    }
    const session = open({ endpoint: `http://127.0.0.1:${address.port}` });
    expect((await failureOfCall(session.identity())).code).toBe('OFFLINE');
    expect((await session.createKey('joebloggs')).kind).toBe('refused');
  });
});
