import { describe, expect, test } from 'vitest';
import { newRotationId } from '../../../main/rotation/machine/new-rotation-id.ts';
import type { BegunRecord, NewRecord } from '../../../main/rotation/machine/records.ts';
import { given, keyOf, pairNamed } from '../../support/engine/iam.ts';
import { createPower } from '../../support/engine/power.ts';
import { expectPromisesKept } from '../../support/engine/promises.ts';
import { createWorld, credentials, k1 } from '../../support/engine/world.ts';

const MINUTE = 60_000;
const other = pairNamed('other');

type ForgedJournal = {
  /** How long before the rotation AWS made the key that it is said to have made; in ms. */
  readonly age?: number;
  readonly plan?: Partial<BegunRecord>;
  readonly later?: readonly NewRecord[];
};

/** A journal that came from elsewhere: it says that a rotation of this user has made a key that was there before. */
async function worldWithForged({
  age = 30 * 24 * 60 * MINUTE,
  plan = {},
  later,
}: ForgedJournal = {}) {
  const world = createWorld();
  const { user } = world;
  const rotation = newRotationId();
  user.keys.push({ ...given(user.keys[0]), pair: other, createdAt: world.clock.now() - age });
  const journal = world.journal.port(
    createPower(() => undefined),
    world.clock,
  );
  await journal.begin({
    kind: 'begun',
    rotation,
    host: 'desk',
    machine: '',
    boot: '',
    profiles: ['work'],
    account: user.account,
    userId: user.userId,
    userName: user.name,
    arn: user.arn,
    region: 'us-east-1',
    oldKey: k1.id,
    paths: [credentials],
    backups: false,
    existing: [k1.id],
    rooms: [],
    ...plan,
  });
  const records = later ?? [{ kind: 'creating' }, { kind: 'created', newKey: other.id }];
  for (const record of records) await journal.append(rotation, record);
  return { world, rotation };
}

function changesOf(world: ReturnType<typeof createWorld>): readonly string[] {
  const changing = new Set(['CreateAccessKey', 'UpdateAccessKey', 'DeleteAccessKey']);
  return world.aws.requests.flatMap(({ action }) => (changing.has(action) ? [action] : []));
}

describe('a journal that says a rotation made a key which is older than it', () => {
  test('is not believed: the key stays, and a person is shown it', async () => {
    const { world } = await worldWithForged();
    const process = world.start();
    expect(await process.recover()).toMatchObject([
      {
        state: 'open',
        reason: 'older key',
        failure: { code: 'KEY_OLDER_THAN_ROTATION' },
        keys: [{ keyId: other.id, status: 'Active' }],
        choices: ['delete the key left behind', 'it is settled'],
      },
    ]);
    expect(changesOf(world)).toEqual([]);
    world.clock.pass(24 * 60 * MINUTE);
    await process.recover();
    expect(keyOf(world.user, other.id)?.status).toBe('Active');
    expectPromisesKept(world, process.views());
  });

  test('nor is the key deactivated where it may not be deleted', async () => {
    const { world } = await worldWithForged();
    world.user.denied.set('DeleteAccessKey', 'ACCESS_DENIED');
    expect(await world.start().recover()).toMatchObject([{ state: 'open', reason: 'older key' }]);
    expect(changesOf(world)).toEqual([]);
  });

  test('nor where AWS tells nobody which keys there are', async () => {
    const { world } = await worldWithForged();
    world.user.denied.set('ListAccessKeys', 'ACCESS_DENIED');
    expect(await world.start().recover()).toMatchObject([{ state: 'open' }]);
    expect(changesOf(world)).toEqual([]);
  });

  test('a person can have it deleted after all, and only that', async () => {
    const { world, rotation } = await worldWithForged();
    const process = world.start();
    await process.recover();
    const remove = process.rotator.resolveOpen(rotation, 'delete the key left behind', k1.id);
    await expect(remove).rejects.toThrow('UNKNOWN_ROTATION');
    await process.rotator.resolveOpen(rotation, 'delete the key left behind', other.id);
    await process.rest();
    expect(process.views()).toMatchObject([{ state: 'failed', undone: 'new key deleted' }]);
    expect(world.user.keys.map(({ pair }) => pair.id)).toEqual([k1.id]);
  });

  test('is no reason to delete the key where a person says that it is taken care of', async () => {
    const { world, rotation } = await worldWithForged();
    const process = world.start();
    await process.recover();
    await process.rotator.resolveOpen(rotation, 'it is settled', undefined);
    await process.rest();
    expect(process.views()).toMatchObject([
      { state: 'open', reason: 'left on AWS', keys: [{ keyId: other.id, status: 'Active' }] },
    ]);
    world.clock.pass(24 * 60 * MINUTE);
    await world.start().recover();
    expect(changesOf(world)).toEqual([]);
  });

  test('is believed where the key is as young as the clocks of two computers may differ', async () => {
    const { world } = await worldWithForged({ age: 10 * MINUTE });
    expect(await world.start().recover()).toMatchObject([
      { state: 'failed', undone: 'new key deleted' },
    ]);
  });

  test('is held to the time that AWS told when it began, not to that of this computer', async () => {
    const now = createWorld().clock.now();
    const day = 24 * 60 * MINUTE;
    // The clock of this computer went a day ahead by then.
    const { world } = await worldWithForged({ age: day, plan: { awsAt: now - day - MINUTE } });
    expect(await world.start().recover()).toMatchObject([
      { state: 'failed', undone: 'new key deleted' },
    ]);
  });
});

describe('a journal that sends requests to a place that no profile names', () => {
  const elsewhere = 'https://iam.example.test/';

  test.each<readonly [string, Partial<BegunRecord>, readonly NewRecord[], readonly object[]]>([
    [
      'a key to delete',
      { iamEndpoint: elsewhere },
      [{ kind: 'creating' }, { kind: 'created', newKey: other.id }],
      [
        {
          reason: 'left on AWS',
          failure: { code: 'OTHER_ENDPOINT' },
          keys: [{ keyId: k1.id }, { keyId: other.id, status: 'not known' }],
        },
      ],
    ],
    ['an answer to look for', { stsEndpoint: elsewhere }, [{ kind: 'creating' }], []],
  ])('with %s: nothing is asked there, and a person decides', async (_name, plan, later, left) => {
    const { world, rotation } = await worldWithForged({ plan, later });
    const process = world.start();
    expect(await process.recover()).toMatchObject([
      {
        state: 'open',
        reason: 'other endpoint',
        failure: { code: 'OTHER_ENDPOINT', host: 'iam.example.test' },
        choices: ['try again', 'it is settled'],
      },
    ]);
    expect(world.aws.requests).toEqual([]);
    await process.rotator.resolveOpen(rotation, 'it is settled', undefined);
    await process.rest();
    expect(process.views()).toMatchObject(left);
    expect(process.views()).toHaveLength(left.length);
    expect(await world.start().recover()).toMatchObject(left);
    expect(world.aws.requests).toEqual([]);
  });
});
