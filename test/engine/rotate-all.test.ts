import { describe, expect, test } from 'vitest';
import { given, type IamUser, pairNamed, userWith } from '../support/engine/iam.ts';
import { expectPromisesKept } from '../support/engine/promises.ts';
import { createWorld, credentials } from '../support/engine/world.ts';

const names = ['ana', 'ben', 'cleo', 'dan', 'eva', 'finn'] as const;

/** Six users, each with a profile of the same name. */
function worldOfSix() {
  const world = createWorld();
  const users = new Map<string, IamUser>();
  for (const name of names) {
    const user = userWith(pairNamed(name), world.clock.now());
    users.set(name, user);
    world.aws.users.push(user);
    world.files.put(credentials, name, pairNamed(name));
  }
  return { world, userOf: (name: string) => given(users.get(name)) };
}

describe('all that are due', () => {
  test('are rotated, the users side by side', async () => {
    const { world } = worldOfSix();
    const process = world.start();
    await process.rotator.rotateAll(names);
    expect(process.views().map(({ state }) => state)).toEqual(names.map(() => 'succeeded'));
    // No more than the two seconds that the proof of one takes.
    expect(world.clock.monotonic()).toBe(2000);
    expectPromisesKept(world, process.views());
  });

  test('each have an outcome of their own: one that fails stops no other', async () => {
    const { world, userOf } = worldOfSix();
    userOf('ben').denied.set('CreateAccessKey', 'ACCESS_DENIED');
    world.others.set(pairNamed('dan').id, 'Inactive');
    const process = world.start();
    await process.rotator.rotateAll([...names, 'nobody']);
    const outcomes = process
      .views()
      .map((view) => [view.profiles[0], view.state === 'failed' ? view.failure.code : view.state]);
    expect(Object.fromEntries(outcomes)).toEqual({
      ana: 'succeeded',
      ben: 'ACCESS_DENIED',
      cleo: 'succeeded',
      dan: 'KEY_NOT_ACCEPTED',
      eva: 'succeeded',
      finn: 'succeeded',
    });
    expectPromisesKept(world, process.views());
  });

  test('wait for AWS where it throttles, each for itself', async () => {
    const { world } = worldOfSix();
    const throttled = { kind: 'refused', code: 'THROTTLED' } as const;
    world.aws.trouble('CreateAccessKey', [throttled, throttled], pairNamed('cleo').id);
    const process = world.start();
    await process.rotator.rotateAll(names);
    expect(process.views().map(({ state }) => state)).toEqual(names.map(() => 'succeeded'));
    expectPromisesKept(world, process.views());
  });

  test('what has to be asked waits for its answer, and the others are done', async () => {
    const { world, userOf } = worldOfSix();
    const extra = { ...given(userOf('eva').keys[0]), pair: pairNamed('evas') };
    userOf('eva').keys.push(extra);
    const process = world.start();
    await process.rotator.rotateAll(names);
    const states = process.views().map(({ profiles, state }) => [profiles[0], state]);
    expect(Object.fromEntries(states)).toMatchObject({
      eva: 'waiting for an answer',
      finn: 'succeeded',
    });
  });

  test('two users whose keys stand in one file both end up in it', async () => {
    const { world } = worldOfSix();
    const process = world.start();
    await process.rotator.rotateAll(['ana', 'ben']);
    const ids = ['ana', 'ben'].map((name) => given(world.files.pairOfProfile(name)).id);
    expect(new Set(ids)).toEqual(new Set(world.aws.made));
  });
});
