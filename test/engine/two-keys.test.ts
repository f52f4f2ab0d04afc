import { describe, expect, test } from 'vitest';
import { advance } from '../../main/rotation/machine/advance.ts';
import { beginEntry, nextKeyToDelete } from '../../main/rotation/machine/entry.ts';
import type { Answer } from '../../shared/contract/question.ts';
import { defaultPolicy } from '../../shared/settings/policy.ts';
import type { AccessKeyId } from '../../shared/values/identifiers.ts';
import { given, keyOf, pairNamed } from '../support/engine/iam.ts';
import { expectPromisesKept } from '../support/engine/promises.ts';
import { config, createWorld, k1, type Process, type View } from '../support/engine/world.ts';
import { begun } from '../unit/rotation/records.ts';

const HOUR = 3_600_000;
const other = pairNamed('other');

/** A user who has another key already, made so long ago. */
function worldWithTwoKeys(age: number, status: 'Active' | 'Inactive' = 'Active') {
  const world = createWorld();
  const createdAt = world.clock.now() - age;
  world.user.keys.push({ pair: other, createdAt, status, usedAt: undefined });
  return world;
}

async function giveUp(process: Process, { id }: View, ...keys: AccessKeyId[]) {
  await process.rotator.answer(id, { to: 'two keys', delete: keys });
  await process.rest();
  return process.view(id);
}

describe('two keys already', () => {
  test('the other one goes when a person chooses it by name, and the rotation is done', async () => {
    const world = worldWithTwoKeys(25 * HOUR);
    const process = world.start();
    const asked = await process.rotate('work');
    expect(asked).toMatchObject({
      question: {
        about: 'two keys',
        keys: [
          { keyId: k1.id, status: 'Active', profiles: ['work'] },
          { keyId: other.id, status: 'Active', profiles: [], removal: 'by choice' },
        ],
      },
    });
    expect(world.user.keys).toHaveLength(2);
    expect(await giveUp(process, asked, other.id)).toMatchObject({ state: 'succeeded' });
    expect(keyOf(world.user, other.id)).toBeUndefined();
    // An auditor reads which key is gone, and that it is not the one in use.
    expect(world.history).toMatchObject([
      { event: 'other key deleted', oldKey: other.id },
      { event: 'rotated', oldKey: k1.id },
    ]);
    expectPromisesKept(world, process.views());
  });

  test('the key in use is never what makes room', async () => {
    const process = worldWithTwoKeys(25 * HOUR).start();
    const { id } = await process.rotate('work');
    const answer = { to: 'two keys', delete: [k1.id] } satisfies Answer;
    await expect(process.rotator.answer(id, answer)).rejects.toThrow('UNKNOWN_ROTATION');
  });

  test('one younger than a day is not offered', async () => {
    const world = worldWithTwoKeys(23 * HOUR);
    const process = world.start();
    const asked = await process.rotate('work');
    expect(asked).toMatchObject({ question: { keys: [{}, { removal: 'too young' }] } });
    await expect(giveUp(process, asked, other.id)).rejects.toThrow('KEY_TOO_YOUNG');
    expect(world.user.keys).toHaveLength(2);
  });

  test('one in another profile of any known file is never offered: both are in use', async () => {
    const world = worldWithTwoKeys(25 * HOUR);
    world.files.put(config, 'play', other);
    expect(await world.start().rotate('work')).toMatchObject({
      state: 'failed',
      failure: { code: 'TWO_KEYS_IN_USE', path: config, profiles: ['play'] },
      undone: 'nothing was made',
    });
    expect(world.user.keys).toHaveLength(2);
  });

  test('a deactivated one that a file still holds is told as that, with its profiles; nothing is deleted', async () => {
    const world = worldWithTwoKeys(365 * 24 * HOUR, 'Inactive');
    world.files.put(config, 'default-old', other);
    world.files.put(config, 'older', other);
    const process = world.start();
    const view = await process.rotate('work');
    expect(view).toMatchObject({
      state: 'failed',
      reached: 'check',
      failure: {
        code: 'INACTIVE_KEY_IN_FILES',
        path: config,
        profiles: ['default-old', 'older'],
      },
      undone: 'nothing was made',
    });
    expect(world.user.keys).toMatchObject([
      { pair: k1, status: 'Active' },
      { pair: other, status: 'Inactive' },
    ]);
    expect(world.aws.made).toEqual([]);
    expect(world.files.pairOfProfile('default-old')).toEqual(other);
  });

  test('once its profiles are out of the files, the deactivated one may go, and the rotation is done', async () => {
    const world = worldWithTwoKeys(365 * 24 * HOUR, 'Inactive');
    world.files.put(config, 'default-old', other);
    const process = world.start();
    await process.rotate('work');
    given(world.files.content.get(config)).delete('default-old');
    const asked = await process.rotate('work');
    expect(asked).toMatchObject({
      question: { keys: [{}, { status: 'Inactive', removal: 'by choice' }] },
    });
    expect(await giveUp(process, asked, other.id)).toMatchObject({ state: 'succeeded' });
    expect(keyOf(world.user, other.id)).toBeUndefined();
    expectPromisesKept(world, process.views());
  });

  test('a deactivated one that gets into a file after the question stays, too', async () => {
    const world = worldWithTwoKeys(365 * 24 * HOUR, 'Inactive');
    const process = world.start();
    const asked = await process.rotate('work');
    world.files.put(config, 'default-old', other);
    expect(await giveUp(process, asked, other.id)).toMatchObject({
      state: 'failed',
      reached: 'check',
      failure: { code: 'KEY_IN_FILES' },
    });
    expect(world.user.keys).toHaveLength(2);
  });

  test('one that gets into a file after the question stays', async () => {
    const world = worldWithTwoKeys(25 * HOUR);
    const process = world.start();
    const asked = await process.rotate('work');
    world.files.put(config, 'play', other);
    expect(await giveUp(process, asked, other.id)).toMatchObject({
      state: 'failed',
      reached: 'check',
      failure: { code: 'KEY_IN_FILES' },
    });
    expect(world.user.keys).toHaveLength(2);
    expectPromisesKept(world, process.views());
  });

  test('the one that Keyturn has retired itself is offered as such, and its undo ends with it', async () => {
    const world = createWorld();
    world.policy = defaultPolicy;
    world.answers.set(k1.id, 'only here');
    const process = world.start();
    const first = await process.rotate('work');
    expect(first).toMatchObject({ acts: ['undo', 'reactivate', 'extend', 'keep', 'delete now'] });
    const asked = await process.rotate('work');
    expect(asked).toMatchObject({
      question: { keys: [{ removal: 'retired by Keyturn', status: 'Inactive' }, {}] },
    });
    expect(await giveUp(process, asked, k1.id)).toMatchObject({ state: 'succeeded' });
    expect(keyOf(world.user, k1.id)).toBeUndefined();
    expect(await world.keychain.list()).not.toContain(k1.id);
    expect(process.views().flatMap((view) => ('acts' in view ? view.acts : []))).not.toContain(
      'keep',
    );
    expectPromisesKept(world, process.views());
  });

  test('nothing is deleted before everything else of the check holds', async () => {
    const world = worldWithTwoKeys(25 * HOUR);
    world.policy = defaultPolicy;
    world.keychain.failWith('locked');
    const process = world.start();
    const waits = await giveUp(process, await process.rotate('work'), other.id);
    expect(waits).toMatchObject({ question: { about: 'keychain' } });
    expect(world.user.keys).toHaveLength(2);
    world.keychain.failWith(undefined);
    await process.rotator.answer(waits.id, { to: 'keychain', choice: 'try again' });
    await process.rest();
    expect(process.view(waits.id)).toMatchObject({ state: 'succeeded' });
  });

  test('a rotation that fails later names the key that is gone', async () => {
    const world = worldWithTwoKeys(25 * HOUR, 'Inactive');
    world.user.denied.set('CreateAccessKey', 'ACCESS_DENIED');
    const process = world.start();
    expect(await giveUp(process, await process.rotate('work'), other.id)).toMatchObject({
      state: 'failed',
      failure: { code: 'ACCESS_DENIED', action: 'CreateAccessKey' },
      madeRoom: [{ keyId: other.id, deleted: 'yes' }],
    });
    expect(given(world.user.keys[0]).status).toBe('Active');
    expectPromisesKept(world, process.views());
  });
});

describe('more than two keys already', () => {
  const third = pairNamed('third');

  /** A user with three keys, two of which no file holds. */
  function worldWithThreeKeys(age = 25 * HOUR) {
    const world = worldWithTwoKeys(25 * HOUR);
    const createdAt = world.clock.now() - age;
    world.user.keys.push({ pair: third, createdAt, status: 'Inactive', usedAt: undefined });
    return world;
  }

  function ids({ user }: ReturnType<typeof createWorld>) {
    return user.keys.map(({ pair }) => pair.id);
  }

  test('it is said how many have to go, and all that a person has chosen go before a key is made', async () => {
    const world = worldWithThreeKeys();
    const process = world.start();
    const asked = await process.rotate('work');
    expect(asked).toMatchObject({
      question: {
        about: 'two keys',
        mustGo: 2,
        keys: [
          { keyId: k1.id },
          { keyId: other.id, status: 'Active', removal: 'by choice' },
          { keyId: third.id, status: 'Inactive', removal: 'by choice' },
        ],
      },
    });
    expect(await giveUp(process, asked, other.id, third.id)).toMatchObject({ state: 'succeeded' });
    expect(ids(world)).toEqual([k1.id, given(world.files.pairOfProfile('work')).id]);
    expect(world.history).toMatchObject([
      { event: 'other key deleted', oldKey: other.id },
      { event: 'other key deleted', oldKey: third.id },
      { event: 'rotated', oldKey: k1.id },
    ]);
    expectPromisesKept(world, process.views());
  });

  test.each([
    ['one of two', [other.id]],
    ['the same one twice', [other.id, other.id]],
    ['one too many', [other.id, third.id, k1.id]],
  ])('a choice of %s is refused, and nothing is deleted', async (_, chosen) => {
    const world = worldWithThreeKeys();
    const process = world.start();
    const asked = await process.rotate('work');
    await expect(giveUp(process, asked, ...chosen)).rejects.toThrow('UNKNOWN_ROTATION');
    expect(ids(world)).toHaveLength(3);
  });

  test('where AWS allows the user more, as many go as make room and no more', async () => {
    const world = worldWithThreeKeys();
    world.aws.keyQuota.is = 3;
    world.aws.keyQuota.isTold = true;
    const process = world.start();
    const asked = await process.rotate('work');
    expect(asked).toMatchObject({ question: { mustGo: 1 } });
    expect(await giveUp(process, asked, third.id)).toMatchObject({ state: 'succeeded' });
    expect(ids(world)).toEqual([k1.id, other.id, given(world.files.pairOfProfile('work')).id]);
  });

  test('where AWS has room for one more, nobody is asked and nothing is deleted', async () => {
    const world = worldWithThreeKeys();
    world.aws.keyQuota.is = 8;
    world.aws.keyQuota.isTold = true;
    expect(await world.start().rotate('work')).toMatchObject({ state: 'succeeded' });
    expect(ids(world)).toHaveLength(4);
  });

  test.each([
    ['one of them is too young', 'too young'],
    ['a file holds one of them', 'in your files, inactive'],
  ] as const)('where %s, too few may go: all are shown, and none goes', async (_, why) => {
    const world = worldWithThreeKeys(why === 'too young' ? HOUR : 25 * HOUR);
    if (why !== 'too young') world.files.put(config, 'play', third);
    const process = world.start();
    const asked = await process.rotate('work');
    expect(asked).toMatchObject({
      question: { mustGo: 2, keys: [{}, { removal: 'by choice' }, { removal: why }] },
    });
    await expect(giveUp(process, asked, other.id)).rejects.toThrow('UNKNOWN_ROTATION');
    await expect(giveUp(process, asked, other.id, third.id)).rejects.toThrow(/KEY_/u);
    expect(ids(world)).toHaveLength(3);
  });

  test('a key that somebody else makes after the answer is noticed before anything is deleted', async () => {
    const world = worldWithThreeKeys();
    const process = world.start();
    const asked = await process.rotate('work');
    const fourth = pairNamed('fourth');
    world.when('journal.begin', () => {
      const createdAt = world.clock.now();
      world.user.keys.push({ pair: fourth, createdAt, status: 'Active', usedAt: undefined });
    });
    const view = await giveUp(process, asked, other.id, third.id);
    expect(view).toMatchObject({ state: 'failed', failure: { code: 'TWO_KEYS' } });
    expect(view).not.toHaveProperty('madeRoom');
    expect(ids(world)).toEqual([k1.id, other.id, third.id, fourth.id]);
  });

  test('a second deletion that AWS denies ends it: what is gone is named, and what is not known', async () => {
    const world = worldWithThreeKeys();
    const process = world.start();
    const asked = await process.rotate('work');
    world.when('journal.append made room', () =>
      world.user.denied.set('DeleteAccessKey', 'ACCESS_DENIED'),
    );
    expect(await giveUp(process, asked, other.id, third.id)).toMatchObject({
      state: 'failed',
      failure: { code: 'ACCESS_DENIED', action: 'DeleteAccessKey' },
      madeRoom: [
        { keyId: other.id, deleted: 'yes' },
        { keyId: third.id, deleted: 'not known' },
      ],
    });
    expect(ids(world)).toEqual([k1.id, third.id]);
    expectPromisesKept(world, process.views());
  });

  test('a crash between two deletions makes no key, and names what is gone at the next start', async () => {
    const world = worldWithThreeKeys();
    const first = world.start();
    const asked = await first.rotate('work');
    world.when(`aws.deleteKey ${third.id}`, () => first.power.cut());
    await Promise.race([giveUp(first, asked, other.id, third.id), first.power.gone]);
    const process = world.start();
    expect(await process.recover()).toMatchObject([
      {
        state: 'failed',
        madeRoom: [
          { keyId: other.id, deleted: 'yes' },
          { keyId: third.id, deleted: 'not known' },
        ],
      },
    ]);
    expect(ids(world)).toContain(k1.id);
    expect(world.aws.made).toEqual([]);
    expectPromisesKept(world, process.views());
  });
});

test('a journal of an earlier version, which knew of one key to delete, is understood', () => {
  const entry = beginEntry({ ...begun, room: other.id });
  expect(nextKeyToDelete(entry)).toBe(other.id);
  const [making, made] = (['making room', 'made room'] as const).map((kind) =>
    advance(entry, { version: 1, at: 1, kind }),
  );
  expect(making?.madeRoom).toEqual([{ keyId: other.id, deleted: 'not known' }]);
  expect(made?.madeRoom).toEqual([{ keyId: other.id, deleted: 'yes' }]);
  expect(nextKeyToDelete(given(made))).toBeUndefined();
});
