import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../../shared/settings/policy.ts';
import { given, type IamKey, keyOf } from '../../support/engine/iam.ts';
import { expectPromisesKept } from '../../support/engine/promises.ts';
import { createWorld, k1 } from '../../support/engine/world.ts';

const DAY = 86_400_000;

// A key that somebody deactivates goes on to sign for a while; the list is the first to know.

/** The key that Keyturn made. */
function newKeyOf({ user }: ReturnType<typeof createWorld>): IamKey {
  return given(user.keys.find(({ pair }) => pair.id !== k1.id));
}

function idsOf({ user }: ReturnType<typeof createWorld>) {
  return user.keys.map(({ pair }) => pair.id);
}

/** A rotation after whose proof so much time passes that the list is asked once more before saving. */
function proven(meanwhile: (newKey: IamKey) => void) {
  const world = createWorld();
  world.when('journal.append proved', () => {
    world.clock.pass(6_000);
    meanwhile(newKeyOf(world));
  });
  return world;
}

test('an old key that the list calls inactive while it still signs is not rotated', async () => {
  const world = createWorld();
  given(keyOf(world.user, k1.id)).listedAs = 'Inactive';
  expect(await world.start().rotate('work')).toMatchObject({
    state: 'failed',
    reached: 'check',
    failure: { code: 'KEY_INACTIVE' },
  });
  expect(idsOf(world)).toEqual([k1.id]);
});

describe('a new key that the list calls inactive while it still signs', () => {
  test('is not saved: the old key stays in the files, and the new one is taken back', async () => {
    const world = proven((key) => (key.listedAs = 'Inactive'));
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'failed',
      failure: { code: 'NEW_KEY_INACTIVE' },
      undone: 'new key deleted',
    });
    expect(world.files.pairOfProfile('work')).toEqual(k1);
    expect(idsOf(world)).toEqual([k1.id]);
    expectPromisesKept(world, process.views());
  });

  test('is not saved on the word of a list that could not be read', async () => {
    const world = proven((key) => {
      key.listedAs = 'Inactive';
      world.aws.trouble('ListAccessKeys', [{ kind: 'refused', code: 'OFFLINE' }]);
    });
    expect(await world.start().rotate('work')).toMatchObject({
      state: 'failed',
      failure: { code: 'NEW_KEY_INACTIVE' },
    });
    expect(world.files.pairOfProfile('work')).toEqual(k1);
  });

  test('what the list says of the old key then is journalled before anything is saved', async () => {
    const world = proven(() => world.others.set(k1.id, 'Inactive'));
    const { id } = await world.start().rotate('work');
    const kinds = world.journal.kindsOf(id);
    expect(kinds).toContain('listed');
    expect(kinds.indexOf('listed')).toBeLessThan(kinds.indexOf('saving'));
  });

  test('is saved once the list has caught up, and not before', async () => {
    const held: unknown[] = [];
    const world = proven((key) => {
      key.listedAs = 'Inactive';
      void world.clock.sleep(20_000).then(() => {
        held.push(world.files.pairOfProfile('work'));
        key.listedAs = 'Active';
      });
    });
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({ state: 'succeeded' });
    expect(held).toEqual([k1]);
    expect(world.files.pairOfProfile('work')).toEqual(newKeyOf(world).pair);
    expectPromisesKept(world, process.views());
  });

  test.each([
    ['deactivated', 'deactivate first'],
    ['deleted at once', 'delete at once'],
  ] as const)('keeps the old key from being %s', async (_, retirement) => {
    const world = createWorld();
    world.policy = { ...world.policy, retirement };
    const process = world.start();
    const { id } = await process.rotate('work');
    newKeyOf(world).listedAs = 'Inactive';
    await process.rotator.oldKey(id, 'retire');
    await process.rest();
    expect(process.view(id)).toMatchObject({
      retirement: { oldKey: 'stays active for now', failure: { code: 'NEW_KEY_NOT_ACCEPTED' } },
    });
    expect(keyOf(world.user, k1.id)?.status).toBe('Active');
    expectPromisesKept(world, process.views());
  });

  test('keeps the old key from being deleted at the end of its grace period', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    const process = world.start();
    await process.rotate('work');
    expect(keyOf(world.user, k1.id)?.status).toBe('Inactive');
    newKeyOf(world).listedAs = 'Inactive';
    world.clock.pass(8 * DAY);
    await process.recover();
    expect(idsOf(world)).toContain(k1.id);
    expectPromisesKept(world, process.views());
  });
});

describe('an old key that the list calls inactive while it signs again', () => {
  /** A rotation whose old key is deactivated, and backed up. */
  async function retired() {
    const world = createWorld();
    world.policy = defaultPolicy;
    world.answers.set(k1.id, 'only here');
    const process = world.start();
    const { id } = await process.rotate('work');
    return { world, process, id, old: given(keyOf(world.user, k1.id)) };
  }

  test('is not put back into the files by an undo', async () => {
    const { world, process, id, old } = await retired();
    old.listedAs = 'Inactive';
    await process.rotator.oldKey(id, 'undo');
    await process.rest();
    expect(world.files.pairOfProfile('work')).toEqual(newKeyOf(world).pair);
    expect(newKeyOf(world).status).toBe('Active');
    expectPromisesKept(world, process.views());
  });

  test('keeps the new key from being deleted after an undo', async () => {
    const { world, process, id, old } = await retired();
    await process.rotator.oldKey(id, 'undo');
    await process.rest();
    expect(world.files.pairOfProfile('work')).toEqual(k1);
    old.listedAs = 'Inactive';
    await process.rotator.afterUndo(id, 'delete');
    await process.rest();
    expect(idsOf(world)).toContain(newKeyOf(world).pair.id);
    expectPromisesKept(world, process.views());
  });
});
