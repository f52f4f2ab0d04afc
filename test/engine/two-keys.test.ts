import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../shared/policy.ts';
import { given, keyOf, pairNamed } from '../support/engine/iam.ts';
import { expectPromisesKept } from '../support/engine/promises.ts';
import { config, createWorld, k1, type Process, type View } from '../support/engine/world.ts';

const HOUR = 3_600_000;
const other = pairNamed('other');

/** A user who has another key already, made so long ago. */
function worldWithTwoKeys(age: number, status: 'Active' | 'Inactive' = 'Active') {
  const world = createWorld();
  const createdAt = world.clock.now() - age;
  world.user.keys.push({ pair: other, createdAt, status, usedAt: undefined });
  return world;
}

async function giveUp(process: Process, { id }: View, key: string) {
  await process.rotator.answer(id, { to: 'two keys', delete: key });
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
    const answer = { to: 'two keys', delete: k1.id } as const;
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
      failure: { code: 'TWO_KEYS_IN_USE' },
      undone: 'nothing was made',
    });
    expect(world.user.keys).toHaveLength(2);
  });

  test('one that gets into a file after the question stays', async () => {
    const world = worldWithTwoKeys(25 * HOUR);
    const process = world.start();
    const asked = await process.rotate('work');
    world.files.put(config, 'play', other);
    expect(await giveUp(process, asked, other.id)).toMatchObject({ state: 'failed' });
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
      madeRoom: { keyId: other.id, deleted: 'yes' },
    });
    expect(given(world.user.keys[0]).status).toBe('Active');
    expectPromisesKept(world, process.views());
  });
});
