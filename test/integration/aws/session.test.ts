import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAws } from '../../../main/aws/aws.ts';
import type { AwsSession } from '../../../main/aws/session.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { Failed, type Failure } from '../../../shared/failure.ts';
import {
  type AwsDouble,
  type DoubleUser,
  type IssuedKey,
  startAwsDouble,
} from '../../support/aws-double/index.ts';

let aws: AwsDouble;
let user: DoubleUser;
let key: IssuedKey;
let sessions: AwsSession[] = [];

beforeEach(async () => {
  aws = await startAwsDouble();
  user = aws.addUser({ account: '210000000001', name: 'joebloggs', path: '/team/' });
  key = user.addKey({ createdDaysAgo: 93 });
});

afterEach(async () => {
  for (const session of sessions) {
    session.end();
  }
  sessions = [];
  await aws.close();
});

function open(secret = key.secret, endpoint = aws.url): AwsSession {
  const session = createAws().session({
    pair: { id: key.id, secret: new Secret(secret) },
    connection: { region: 'eu-central-1', iamEndpoint: endpoint, stsEndpoint: endpoint },
  });
  sessions.push(session);
  return session;
}

async function failureOfCall(call: Promise<unknown>): Promise<Failure> {
  try {
    await call;
  } catch (cause) {
    if (cause instanceof Failed) {
      return cause.failure;
    }
    throw cause;
  }
  throw new Error('the call succeeded');
}

describe('what AWS says', () => {
  test('names the user without its path, and the account', async () => {
    expect(await open().identity()).toMatchObject({
      account: '210000000001',
      userId: user.userId,
      userName: 'joebloggs',
      kind: 'user',
    });
  });

  test('lists the keys with their age, and who owns a key', async () => {
    const session = open();
    expect(await session.listKeys('joebloggs')).toEqual([
      { id: key.id, status: 'Active', createdAt: expect.closeTo(key.createDate.getTime(), -4) },
    ]);
    expect((await session.lastUsed(key.id)).userName).toBe('joebloggs');
  });

  test('makes, deactivates and deletes a key', async () => {
    const session = open();
    const answer = await session.createKey('joebloggs');
    if (answer.kind !== 'made') {
      throw new Error(answer.kind);
    }
    expect(answer.pair.secret.reveal()).toBe(aws.secretOf(answer.pair.id));
    await session.setStatus('joebloggs', answer.pair.id, 'Inactive');
    await session.deleteKey('joebloggs', answer.pair.id);
    expect(aws.keysOf(user).map(({ id }) => id)).toEqual([key.id]);
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
    aws.behave({ ...effect, action: 'CreateAccessKey' });
    const answer = await open().createKey('joebloggs');
    expect(answer.kind).toBe('lost');
    expect(aws.log.filter(({ action }) => action === 'CreateAccessKey')).toHaveLength(1);
    expect(aws.keysOf(user)).toHaveLength(2);
  });

  test.each(['tear-answer', 'shorten-answer'] as const)(
    'an answer that ends behind the id (%s) still tells which key is ours',
    async (kind) => {
      aws.behave({ kind, cut: { before: '<SecretAccessKey>' }, action: 'CreateAccessKey' });
      const answer = await open().createKey('joebloggs');
      const made = aws.keysOf(user).find(({ id }) => id !== key.id);
      expect(answer).toMatchObject({ kind: 'torn', newKey: made?.id });
    },
  );

  test.each([
    ['the quota is used up', 'LIMIT_EXCEEDED'],
    ['the right is missing', 'ACCESS_DENIED'],
    ['AWS asks to slow down', 'THROTTLED'],
  ] as const)('%s: refused, nothing was made', async (name, code) => {
    if (code === 'LIMIT_EXCEEDED') {
      user.addKey();
    } else if (code === 'ACCESS_DENIED') {
      user.deny({ action: 'CreateAccessKey' });
    } else {
      aws.behave({ kind: 'throttle', action: 'CreateAccessKey' });
    }
    const before = aws.keysOf(user).length;
    const answer = await open().createKey('joebloggs');
    expect(answer, name).toMatchObject({ kind: 'refused', failure: { code } });
    expect(aws.keysOf(user)).toHaveLength(before);
  });

  test('a clock that is off was corrected before: the attempt is accepted', async () => {
    aws.setClockOffset(20 * 60_000);
    const session = open();
    await session.listKeys('joebloggs');
    expect((await session.createKey('joebloggs')).kind).toBe('made');
    expect(aws.log.filter(({ action }) => action === 'CreateAccessKey')).toHaveLength(1);
  });
});

describe('failures have a code of the closed list', () => {
  test('a wrong secret', async () => {
    const failure = await failureOfCall(open(`${key.secret.slice(1)}x`).identity());
    expect(failure).toMatchObject({ code: 'SIGNATURE_REFUSED', awsName: 'SignatureDoesNotMatch' });
    expect(failure.requestId).toBeDefined();
  });

  test('an inactive key', async () => {
    aws.setKeyStatus(key.id, 'Inactive');
    expect((await failureOfCall(open().identity())).code).toBe('KEY_NOT_ACCEPTED');
  });

  test('a missing right, with the call it is missing for', async () => {
    user.deny({ action: 'ListAccessKeys' });
    const failure = await failureOfCall(open().listKeys('joebloggs'));
    expect(failure).toMatchObject({ code: 'ACCESS_DENIED', action: 'ListAccessKeys' });
  });

  test('a sign-in page in place of AWS', async () => {
    aws.behave({ kind: 'portal' });
    expect((await failureOfCall(open().identity())).code).toBe('NOT_AWS');
    expect((await failureOfCall(open().listKeys('joebloggs'))).code).toBe('NOT_AWS');
  });

  test('AWS’s own trouble', async () => {
    aws.behave({ kind: 'fail', status: 503, moment: 'before' });
    expect((await failureOfCall(open().identity())).code).toBe('AWS_FAULT');
  });

  test('nobody answers', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const address = closed.address();
    await new Promise((resolve) => closed.close(resolve));
    if (address === null || typeof address === 'string') {
      throw new Error('no port');
    }
    const session = open(key.secret, `http://127.0.0.1:${address.port}`);
    expect((await failureOfCall(session.identity())).code).toBe('OFFLINE');
    expect((await session.createKey('joebloggs')).kind).toBe('refused');
  });
});
