import { describe, expect, test } from 'vitest';
import { samePair } from '../../../main/secrets/key-pair.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { given, keyOf, pairNamed } from '../../support/engine/iam.ts';
import { expectPromisesKept } from '../../support/engine/promises.ts';
import { config, createWorld, credentials, k1 } from '../../support/engine/world.ts';

const second = 1000;
const minute = 60 * second;
const k2 = pairNamed('new1');
const notAccepted = { kind: 'refused', code: 'KEY_NOT_ACCEPTED' } as const;

/** Rotates a key of which AWS learns with these lags. */
async function rotateWith(lag: Partial<ReturnType<typeof createWorld>['aws']['lag']>) {
  const world = createWorld();
  world.answers.set(k1.id, 'only here');
  Object.assign(world.aws.lag, lag);
  const process = world.start();
  const view = await process.rotate('work');
  return { world, process, view };
}

describe('AWS learns of a new key', () => {
  test.each([0, 8, 30, 119, 600])('within %i s: the rotation waits and succeeds', async (lag) => {
    const { world, process, view } = await rotateWith({ sts: lag * second, iam: lag * second });
    expect(view).toMatchObject({ state: 'succeeded', retirement: { oldKey: 'deactivated' } });
    expect(world.clock.monotonic()).toBeGreaterThanOrEqual(lag * second + 2 * second);
    // One look more at most where it goes slowly, and three answers a second apart.
    expect(world.clock.monotonic()).toBeLessThan(lag * second + 30 * second);
    expect(samePair(given(world.files.pairOfProfile('work')), k2)).toBe(true);
    expectPromisesKept(world, process.views());
  });

  test('never: after half an hour everything is as it was', async () => {
    // The old key is older than that.
    const month = 30 * 24 * 60 * minute;
    const { world, process, view } = await rotateWith({ sts: month, iam: month });
    expect(view).toMatchObject({
      state: 'failed',
      reached: 'prove',
      failure: { code: 'NEVER_ACCEPTED' },
      undone: 'new key deleted',
    });
    expect(world.clock.monotonic()).toBeGreaterThanOrEqual(30 * minute);
    expect(world.clock.monotonic()).toBeLessThan(32 * minute);
    expect(world.files.pairOfProfile('work')).toEqual(k1);
    expectPromisesKept(world, process.views());
  });

  test.each([
    { first: 'IAM', lag: { sts: 40 * second, iam: 5 * second } },
    { first: 'STS', lag: { sts: 5 * second, iam: 40 * second } },
  ])('$first first: both have to accept it', async ({ lag }) => {
    const { world, view } = await rotateWith(lag);
    expect(view).toMatchObject({ state: 'succeeded' });
    expect(world.clock.monotonic()).toBeGreaterThanOrEqual(42 * second);
  });

  test('in its lists last: it is not saved before it is listed', async () => {
    const { world, process, view } = await rotateWith({ lists: 60 * second });
    expect(view).toMatchObject({ state: 'succeeded' });
    expect(world.clock.monotonic()).toBeGreaterThanOrEqual(60 * second);
    expectPromisesKept(world, process.views());
  });
});

describe('AWS forgets what it knew', () => {
  test('while the key is saved: the list is asked until it is there', async () => {
    const world = createWorld();
    world.when('journal.append proved', () => {
      world.aws.trouble('ListAccessKeys', [notAccepted, notAccepted], k2.id);
    });
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({ state: 'succeeded' });
    expectPromisesKept(world, process.views());
  });

  test('before the old key is retired: that stays active, and goes with the next look', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    world.when('journal.append saved', () => {
      world.aws.trouble('ListAccessKeys', [notAccepted, notAccepted, notAccepted], k2.id);
    });
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'succeeded',
      retirement: { oldKey: 'stays active for now', failure: { code: 'NEW_KEY_NOT_ACCEPTED' } },
    });
    expect(keyOf(world.user, k1.id)?.status).toBe('Active');
    world.aws.calm();
    world.clock.pass(60 * minute);
    expect(await process.recover()).toMatchObject([{ retirement: { oldKey: 'deactivated' } }]);
    expectPromisesKept(world, process.views());
  });
});

describe('lists that lag', () => {
  test('after a deletion: the key counts as gone when they agree', async () => {
    const world = createWorld();
    world.aws.lag.deleted = 20 * second;
    world.files.trouble(credentials, [{ code: 'DISK_FULL', renamed: false }]);
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({ undone: 'new key deleted' });
    expect(world.clock.monotonic()).toBeGreaterThanOrEqual(20 * second);
    expectPromisesKept(world, process.views());
  });

  test('after a deactivation: it is not done twice', async () => {
    const { world, process, view } = await rotateWith({ updates: 2 * minute });
    expect(view).toMatchObject({ retirement: { oldKey: 'deactivated' } });
    await process.recover();
    const updates = world.aws.requests.filter(
      ({ action, key }) => action === 'UpdateAccessKey' && key === k1.id,
    );
    expect(updates).toHaveLength(1);
    expect(keyOf(world.user, k1.id)?.status).toBe('Inactive');
  });
});

describe('a key that AWS does not accept', () => {
  test('is said to be inactive where another key of the user can tell', async () => {
    const world = createWorld();
    const other = pairNamed('other');
    world.user.keys.push({ ...given(world.user.keys[0]), pair: other });
    world.files.put(config, 'play', other);
    world.others.set(k1.id, 'Inactive');
    expect(await world.start().rotate('work')).toMatchObject({
      state: 'failed',
      failure: { code: 'KEY_INACTIVE' },
    });
  });

  test('is said to be unknown, inactive or deleted where nobody can tell which', async () => {
    const world = createWorld();
    world.others.set(k1.id, 'Inactive');
    expect(await world.start().rotate('work')).toMatchObject({
      failure: { code: 'KEY_NOT_ACCEPTED' },
    });
  });

  test('is told from a secret that does not belong to it', async () => {
    const world = createWorld();
    world.files.put(credentials, 'work', { id: k1.id, secret: new Secret('mistyped') });
    expect(await world.start().rotate('work')).toMatchObject({
      failure: { code: 'SIGNATURE_REFUSED' },
    });
  });

  test('and is new, was deactivated by somebody: that is said after two minutes', async () => {
    const world = createWorld();
    world.when('journal.append created', () => world.others.set(k2.id, 'Inactive'));
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'failed',
      failure: { code: 'NEW_KEY_INACTIVE' },
    });
    expect(world.clock.monotonic()).toBeLessThan(5 * minute);
    expectPromisesKept(world, process.views());
  });

  test('and is new, was deleted by somebody: that looks like a list that lags, and is said at the end', async () => {
    const world = createWorld();
    world.when('journal.append created', () => world.others.remove(k2.id));
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'failed',
      failure: { code: 'NEW_KEY_GONE' },
    });
    expect(world.clock.monotonic()).toBeGreaterThanOrEqual(30 * minute);
    expectPromisesKept(world, process.views());
  });
});

describe('an answer of CreateAccessKey that is lost', () => {
  const colleagues = pairNamed('colleague');

  /** A colleague makes a key for the same user in the same second. */
  async function withColleague(kind: 'answer lost' | 'nothing heard') {
    const world = createWorld();
    world.aws.trouble('CreateAccessKey', [{ kind }]);
    world.when('aws.createKey', () => {
      world.user.keys.push({
        ...given(world.user.keys[0]),
        pair: colleagues,
        createdAt: world.clock.now(),
      });
    });
    const process = world.start();
    return { world, process, view: await process.rotate('work') };
  }

  test('leaves a colleague’s key of the same second alone, however long it takes', async () => {
    const { world, process, view } = await withColleague('nothing heard');
    expect(view).toMatchObject({
      state: 'open',
      reason: 'answer lost',
      keys: [{ keyId: colleagues.id, createdAt: expect.any(Number) }],
    });
    world.clock.pass(90 * 24 * 60 * minute);
    await world.start().recover();
    expect(keyOf(world.user, colleagues.id)?.status).toBe('Active');
    await process.rotator.resolveOpen(view.id, 'it is not mine', undefined);
    expect(keyOf(world.user, colleagues.id)?.status).toBe('Active');
    expect(world.journal.known()).toEqual([]);
  });

  test('is deleted by name only, when a person says which one it is', async () => {
    const world = createWorld();
    world.aws.trouble('CreateAccessKey', [{ kind: 'answer lost' }]);
    const process = world.start();
    const view = await process.rotate('work');
    await process.rotator.resolveOpen(view.id, 'delete the key left behind', k2.id);
    await process.rest();
    expect(process.view(view.id)).toMatchObject({ state: 'failed', undone: 'new key deleted' });
    expect(world.user.keys.map(({ pair }) => pair.id)).toEqual([k1.id]);
    expectPromisesKept(world, process.views());
  });
});
