import { describe, expect, test } from 'vitest';
import { type AccessKeyId, userId } from '../../shared/values/identifiers.ts';
import { given, keyOf, pairNamed } from '../support/engine/iam.ts';
import { expectPromisesKept } from '../support/engine/promises.ts';
import { createWorld, credentials, k1, type World } from '../support/engine/world.ts';

const minute = 60_000;

function idsOf({ user }: ReturnType<typeof createWorld>): readonly AccessKeyId[] {
  return user.keys.map(({ pair }) => pair.id);
}

function creations({ aws }: World): number {
  return aws.requests.filter(({ action }) => action === 'CreateAccessKey').length;
}

describe('the check', () => {
  function refusedWorld() {
    const world = createWorld();
    world.others.set(k1.id, 'Inactive');
    const ended: string[] = [];
    world.files.trial = async () => {
      await world.clock.sleep(5000);
      ended.push('the files were tried');
    };
    world.lettingGo = () => {
      ended.push('the files were let go of');
    };
    return { world, ended };
  }

  test('where AWS says no at once, the files are let go of only when they have been tried', async () => {
    const { world, ended } = refusedWorld();
    const view = await world.start().rotate('work');
    expect(view).toMatchObject({ state: 'failed', failure: { code: 'KEY_NOT_ACCEPTED' } });
    expect(ended).toEqual(['the files were tried', 'the files were let go of']);
  });

  test('where AWS and the disk say no, a person is told of the disk, whichever was quicker', async () => {
    const { world } = refusedWorld();
    world.files.unwritable.set(credentials, 'DISK_FULL');
    const view = await world.start().rotate('work');
    expect(view).toMatchObject({ state: 'failed', failure: { code: 'DISK_FULL' } });
    expect(creations(world)).toBe(0);
  });
});

describe('making the new key', () => {
  test('AWS says no: nothing was made', async () => {
    const world = createWorld();
    world.user.denied.set('CreateAccessKey', 'ACCESS_DENIED');
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'failed',
      reached: 'create',
      undone: 'nothing was made',
      failure: { code: 'ACCESS_DENIED', action: 'CreateAccessKey' },
    });
    expect(idsOf(world)).toEqual([k1.id]);
    expect(world.journal.known()).toEqual([]);
    expect(world.history).toMatchObject([{ event: 'rolled back', reached: 'create' }]);
  });

  test.each(['THROTTLED', 'CLOCK_SKEWED'] as const)(
    'asks again after a clear no: %s',
    async (code) => {
      const world = createWorld();
      world.aws.trouble('CreateAccessKey', [
        { kind: 'refused', code },
        { kind: 'refused', code },
      ]);
      expect(await world.start().rotate('work')).toMatchObject({ state: 'succeeded' });
      expect(creations(world)).toBe(3);
    },
  );

  test('gives up when AWS goes on to throttle', async () => {
    const world = createWorld();
    world.aws.alwaysTrouble('CreateAccessKey', { kind: 'refused', code: 'THROTTLED' });
    expect(await world.start().rotate('work')).toMatchObject({
      state: 'failed',
      undone: 'nothing was made',
      failure: { code: 'THROTTLED' },
    });
    expect(creations(world)).toBe(4);
    // A second, two and four: whoever asks again at once is throttled again.
    expect(world.clock.monotonic()).toBeGreaterThanOrEqual(7_000);
  });

  test('asks no more when a person stops it meanwhile', async () => {
    const world = createWorld();
    world.aws.alwaysTrouble('CreateAccessKey', { kind: 'refused', code: 'THROTTLED' });
    const process = world.start();
    const id = await process.rotator.rotate('work');
    world.when('aws.createKey', () => process.rotator.cancel(id), 2);
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'failed', failure: { code: 'CANCELLED' } });
    expect(creations(world)).toBe(2);
  });

  test('makes none when a person stops it right before', async () => {
    const world = createWorld();
    const process = world.start();
    const id = await process.rotator.rotate('work');
    world.when('journal.begin', () => process.rotator.cancel(id));
    await process.rest();
    expect(process.view(id)).toMatchObject({
      state: 'failed',
      failure: { code: 'CANCELLED' },
      undone: 'nothing was made',
    });
    expect(creations(world)).toBe(0);
  });

  test('never asks twice when the answer is lost, and leaves the new key to a person', async () => {
    const world = createWorld();
    world.aws.trouble('CreateAccessKey', [{ kind: 'answer lost' }]);
    world.aws.lag.lists = 50_000;
    const process = world.start();
    const view = await process.rotate('work');
    const [, left] = idsOf(world);
    expect(creations(world)).toBe(1);
    expect(view).toMatchObject({
      state: 'open',
      reason: 'answer lost',
      failure: { code: 'ANSWER_LOST' },
      keys: [{ keyId: left, status: 'Active', profiles: [] }],
      choices: ['delete the key left behind', 'it is not mine'],
    });
    expect(world.history).toMatchObject([{ event: 'left open', code: 'ANSWER_LOST' }]);
    expectPromisesKept(world, process.views());
  });

  test('finds no key for two minutes after a lost answer: none was made', async () => {
    const world = createWorld();
    world.aws.trouble('CreateAccessKey', [{ kind: 'nothing heard' }]);
    const began = world.clock.monotonic();
    expect(await world.start().rotate('work')).toMatchObject({
      state: 'failed',
      reached: 'create',
      undone: 'new key not there',
      failure: { code: 'TIMED_OUT' },
    });
    expect(world.clock.monotonic() - began).toBeGreaterThanOrEqual(2 * minute);
    expect(world.journal.known()).toEqual([]);
  });

  test('says that it does not know when AWS can’t be asked after a lost answer, and asks later', async () => {
    const world = createWorld();
    world.aws.trouble('CreateAccessKey', [{ kind: 'answer lost' }]);
    const process = world.start();
    const id = await process.rotator.rotate('work');
    world.when('aws.createKey', () => {
      world.aws.alwaysTrouble('ListAccessKeys', { kind: 'refused', code: 'OFFLINE' });
    });
    await process.rest();
    expect(process.view(id)).toMatchObject({
      state: 'open',
      reason: 'interrupted',
      failure: { code: 'OFFLINE' },
    });
    expectPromisesKept(world, process.views());

    world.aws.alwaysTrouble('ListAccessKeys', 'none');
    await process.recover();
    expect(process.view(id)).toMatchObject({ state: 'open', reason: 'answer lost' });
  });

  test('takes a key back whose secret was torn off', async () => {
    const world = createWorld();
    world.aws.trouble('CreateAccessKey', [{ kind: 'torn' }]);
    expect(await world.start().rotate('work')).toMatchObject({
      state: 'failed',
      reached: 'create',
      undone: 'new key deleted',
      failure: { code: 'ANSWER_LOST' },
    });
    expect(idsOf(world)).toEqual([k1.id]);
  });

  test('a fault of our own in this moment counts as a lost answer', async () => {
    const world = createWorld();
    world.aws.trouble('CreateAccessKey', [{ kind: 'bug' }]);
    expect(await world.start().rotate('work')).toMatchObject({
      undone: 'new key not there',
      failure: { code: 'UNEXPECTED' },
    });
  });
});

describe('proving the new key', () => {
  test.each([
    ['sts', 8],
    ['sts', 30],
    ['sts', 119],
    ['iam', 8],
    ['iam', 119],
    ['lists', 30],
  ] as const)('waits for %s to know it after %d seconds', async (service, seconds) => {
    const world = createWorld();
    world.aws.lag[service] = seconds * 1000;
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({ state: 'succeeded' });
    expect(world.clock.monotonic()).toBeGreaterThanOrEqual(seconds * 1000);
    expectPromisesKept(world, process.views());
  });

  test('does not trust answers that flap: three in a row count, not three in all', async () => {
    const world = createWorld();
    const no = { kind: 'refused', code: 'KEY_NOT_ACCEPTED' } as const;
    world.aws.trouble('GetCallerIdentity', ['none', 'none', no, 'none', no]);
    world.aws.trouble('ListAccessKeys', ['none', 'none', 'none', 'none', 'none', 'none', no]);
    await world.start().rotate('work');
    const k2 = given(world.files.pairOfProfile('work'));
    const asked = world.aws.requests.filter(
      ({ action, signer }) => action === 'GetCallerIdentity' && signer === k2.id,
    );
    // Yes, no, yes, no, yes, no by the list, and three times yes.
    expect(asked).toHaveLength(9);
  });

  test('takes it slowly after two minutes, says so, and succeeds after twenty', async () => {
    const world = createWorld();
    world.aws.lag.iam = 20 * minute;
    const slow = new Set<boolean>();
    const process = world.start({
      changed: () => {
        for (const { steps } of process.views()) {
          for (const { proof } of steps) if (proof !== undefined) slow.add(proof.slow);
        }
      },
    });
    expect(await process.rotate('work')).toMatchObject({ state: 'succeeded' });
    expect([...slow]).toEqual([false, true]);
    expect(world.aws.requests.length).toBeLessThan(400);
  });

  test('goes on slowly where nobody can tell the status of the key', async () => {
    const world = createWorld();
    world.aws.lag.sts = 5 * minute;
    world.when('journal.append created', () => {
      world.user.denied.set('ListAccessKeys', 'ACCESS_DENIED');
    });
    expect(await world.start().rotate('work')).toMatchObject({ state: 'succeeded' });
    expect(world.clock.monotonic()).toBeGreaterThan(5 * minute);
  });

  test('takes the key back after half an hour', async () => {
    const world = createWorld();
    world.aws.lag.sts = 24 * 60 * minute;
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'failed',
      reached: 'prove',
      undone: 'new key deleted',
      failure: { code: 'NEVER_ACCEPTED' },
    });
    expect(idsOf(world)).toEqual([k1.id]);
    expectPromisesKept(world, process.views());
  });

  test('takes the key back when a person stops it', async () => {
    const world = createWorld();
    const process = world.start();
    const id = await process.rotator.rotate('work');
    world.when('aws.identity', () => process.rotator.cancel(id), 3);
    await process.rest();
    expect(process.view(id)).toMatchObject({
      state: 'failed',
      reached: 'prove',
      undone: 'new key deleted',
      failure: { code: 'CANCELLED' },
    });
    expect(idsOf(world)).toEqual([k1.id]);
  });

  test('takes the key back when it signs for somebody else', async () => {
    const world = createWorld();
    world.when(
      'aws.identity',
      () => {
        Object.assign(world.user, { userId: given(userId('AIDASOMEBODYELSE')) });
      },
      2,
    );
    world.when('journal.append rolling back', () => {
      Object.assign(world.user, { userId: given(userId('AIDANINA')) });
    });
    Object.assign(world.user, { userId: given(userId('AIDANINA')) });
    expect(await world.start().rotate('work')).toMatchObject({
      state: 'failed',
      failure: { code: 'OTHER_IDENTITY' },
      undone: 'new key deleted',
    });
    expect(keyOf(world.user, k1.id)?.status).toBe('Active');
  });

  test('takes a denial that names the user for a proof of the signature', async () => {
    const world = createWorld();
    const process = world.start();
    const id = await process.rotator.rotate('work');
    world.when('journal.append created', () => {
      world.user.denied.set('ListAccessKeys', 'ACCESS_DENIED');
    });
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'succeeded' });
    expect(world.files.pairOfProfile('work')?.id).not.toBe(k1.id);
  });

  test('a fault of our own takes the key back', async () => {
    const world = createWorld();
    world.aws.trouble('GetCallerIdentity', ['none', { kind: 'bug' }]);
    expect(await world.start().rotate('work')).toMatchObject({
      state: 'failed',
      failure: { code: 'UNEXPECTED' },
      undone: 'new key deleted',
    });
    expect(world.files.pairOfProfile('work')).toEqual(pairNamed('old'));
  });
});

test('a key for which AWS named another account before is not rotated: a key never moves', async () => {
  const world = createWorld();
  world.accounts.set(k1.id, '999999999999');
  const process = world.start();
  expect(await process.rotate('work')).toMatchObject({
    state: 'failed',
    reached: 'check',
    failure: { code: 'OTHER_IDENTITY' },
  });
  expect(world.user.keys).toHaveLength(1);
  expect(world.journal.known()).toEqual([]);
  expectPromisesKept(world, process.views());
  // What AWS says now is what it said before.
  world.accounts.set(k1.id, world.user.account);
  expect(await process.rotate('work')).toMatchObject({ state: 'succeeded' });
});
