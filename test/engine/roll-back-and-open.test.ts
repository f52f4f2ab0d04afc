import { describe, expect, test } from 'vitest';
import { userId } from '../../shared/values/identifiers.ts';
import { given, keyOf, pairNamed } from '../support/engine/iam.ts';
import { expectPromisesKept } from '../support/engine/promises.ts';
import { config, createWorld, credentials, k1 } from '../support/engine/world.ts';

/** A world whose rotation makes a key and then fails. */
function worldThatFails() {
  const world = createWorld();
  world.aws.trouble('GetCallerIdentity', ['none', { kind: 'bug' }]);
  return world;
}

/** A rotation whose answer was lost, so that a person has to decide about its key. */
async function leftOpen() {
  const world = createWorld();
  world.aws.trouble('CreateAccessKey', [{ kind: 'answer lost' }]);
  const process = world.start();
  const { id } = await process.rotate('work');
  const left = given(world.user.keys[1]).pair;
  return { world, process, id, left, view: () => process.view(id) };
}

describe('taking the new key back', () => {
  test('is signed by the old key, after a look at the files', async () => {
    const world = worldThatFails();
    const process = world.start();
    await process.rotate('work');
    const calls = process.power.calls;
    const deletion = calls.findLastIndex((call) => call.startsWith('aws.deleteKey'));
    expect(calls[deletion - 1]).toMatch(/^files\.placesOf AKIA0+NEW1$/);
    const request = world.aws.requests.findLast(({ action }) => action === 'DeleteAccessKey');
    expect(request?.signer).toBe(k1.id);
  });

  test('may not be deleted: it is deactivated', async () => {
    const world = worldThatFails();
    world.when('journal.append created', () =>
      world.user.denied.set('DeleteAccessKey', 'ACCESS_DENIED'),
    );
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'failed',
      undone: 'new key deactivated',
    });
    expect(world.user.keys[1]?.status).toBe('Inactive');
    expectPromisesKept(world, process.views());
  });

  test('may be neither deleted nor deactivated: a person sees the key, and can have it deleted later', async () => {
    const world = worldThatFails();
    world.when('journal.append created', () => {
      world.user.denied.set('DeleteAccessKey', 'ACCESS_DENIED');
      world.user.denied.set('UpdateAccessKey', 'ACCESS_DENIED');
    });
    const process = world.start();
    const view = await process.rotate('work');
    const left = given(world.user.keys[1]).pair;
    expect(view).toMatchObject({
      state: 'open',
      reason: 'roll back refused',
      reached: 'prove',
      failure: { code: 'LEFT_BEHIND', action: 'DeleteAccessKey' },
      keys: [{ keyId: left.id, status: 'Active' }],
      choices: ['delete the key left behind', 'it is settled'],
    });
    expectPromisesKept(world, process.views());
    // Only a person can know that the rights have changed.
    await process.recover();
    expect(process.view(view.id)).toMatchObject({ state: 'open', reason: 'roll back refused' });

    world.user.denied.clear();
    await process.rotator.resolveOpen(view.id, 'delete the key left behind', left.id);
    await process.rest();
    expect(process.view(view.id)).toMatchObject({
      state: 'failed',
      reached: 'prove',
      undone: 'new key deleted',
    });
    expect(world.user.keys).toHaveLength(1);
  });

  test('a key that lists don’t show yet can still be named by a person', async () => {
    const world = worldThatFails();
    world.aws.trouble('DeleteAccessKey', ['none', { kind: 'refused', code: 'ACCESS_DENIED' }]);
    world.aws.trouble('UpdateAccessKey', ['none', { kind: 'refused', code: 'ACCESS_DENIED' }]);
    world.aws.lag.lists = 10_000;
    const view = await world.start().rotate('work');
    const keyId = given(world.user.keys[1]).pair.id;
    expect(view).toMatchObject({ state: 'open', keys: [{ keyId, status: 'not known' }] });
  });

  test('goes forward instead when a file holds the new key after all', async () => {
    const world = createWorld();
    world.files.trouble(credentials, [{ code: 'FILE_NOT_SAVED', renamed: false }]);
    const process = world.start();
    world.when('journal.append rolling back', () => {
      world.files.put(credentials, 'work', given(world.user.keys[1]).pair);
    });
    expect(await process.rotate('work')).toMatchObject({ state: 'succeeded' });
    expectPromisesKept(world, process.views());
  });

  test('does not believe that AWS knows no such key before half a minute has gone by', async () => {
    const world = worldThatFails();
    world.aws.lag.lists = 20_000;
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({ undone: 'new key deleted' });
    expect(world.user.keys).toHaveLength(1);
  });

  test('finds a key that somebody else has deleted', async () => {
    const world = worldThatFails();
    world.when('journal.append rolling back', () => world.user.keys.splice(1, 1));
    expect(await world.start().rotate('work')).toMatchObject({ undone: 'new key not there' });
  });

  test('is done only when lists agree', async () => {
    const world = worldThatFails();
    world.aws.lag.deleted = 20_000;
    expect(await world.start().rotate('work')).toMatchObject({ undone: 'new key deleted' });
    expect(world.clock.monotonic()).toBeGreaterThan(20_000);
  });

  test('is tried again when AWS could not be reached for two minutes', async () => {
    const world = worldThatFails();
    world.when('journal.append rolling back', () =>
      world.aws.alwaysTrouble('DeleteAccessKey', { kind: 'refused', code: 'OFFLINE' }),
    );
    const process = world.start();
    const view = await process.rotate('work');
    expect(view).toMatchObject({
      state: 'open',
      reason: 'interrupted',
      failure: { code: 'OFFLINE' },
    });
    expectPromisesKept(world, process.views());
    world.aws.alwaysTrouble('DeleteAccessKey', 'none');
    await process.recover();
    expect(process.view(view.id)).toMatchObject({ undone: 'new key deleted' });
  });

  test('an answer that is lost there loses nothing', async () => {
    const world = worldThatFails();
    world.aws.trouble('DeleteAccessKey', ['none', { kind: 'answer lost' }]);
    expect(await world.start().rotate('work')).toMatchObject({ state: 'failed' });
    expect(world.user.keys).toHaveLength(1);
  });
});

describe('a start after a crash', () => {
  /** Cuts the power right after the new key is known. */
  async function crashed() {
    const world = createWorld();
    const whole = createWorld().start();
    await whole.rotate('work');
    const call = whole.power.calls.indexOf('journal.append created');
    await world.start({ cut: { call, at: 'after' } }).rotate('work');
    return world;
  }

  test('changes nothing for another user who has the profile now', async () => {
    const world = await crashed();
    Object.assign(world.user, { userId: given(userId('AIDASOMEBODYELSE')) });
    const [view] = await world.start().recover();
    expect(view).toMatchObject({ state: 'open', reason: 'other identity' });
    expect(world.user.keys).toHaveLength(2);
  });

  test('says that there is no key to sign with, and finishes when there is one again', async () => {
    const world = await crashed();
    world.files.content.clear();
    const process = world.start();
    expect(await process.recover()).toMatchObject([{ state: 'open', reason: 'no key to sign' }]);
    world.files.put(config, 'work', k1);
    expect(await process.recover()).toMatchObject([{ state: 'failed', undone: 'new key deleted' }]);
  });

  test('asks nobody anything about rotations that are over', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    const process = world.start();
    const { id } = await process.rotate('work');
    await process.rotator.dismiss(id);
    for (const views of [await process.recover(), await world.start().recover()]) {
      expect(views).toMatchObject([{ seen: true, retirement: { oldKey: 'deactivated' } }]);
    }
    expect(
      world.aws.requests.filter(({ action }) => action !== 'GetAccessKeyLastUsed'),
    ).toHaveLength(14);
    expect(world.journal.known()).toEqual([id]);
  });

  test('leaves alone what is running', async () => {
    const world = createWorld();
    const process = world.start();
    const id = await process.rotator.rotate('work');
    for (let nth = 1; nth <= 3; nth += 1) {
      world.when('aws.identity', () => void process.rotator.recover(), nth);
    }
    world.when('files.replaceIn', () => void process.rotator.recover());
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'succeeded' });
    expect(world.journal.kindsOf(id)).toEqual([
      'begun',
      'creating',
      'created',
      'proved',
      'saving',
      'saved',
    ]);
  });

  test('two recoveries at once are one', async () => {
    const world = await crashed();
    const process = world.start();
    await Promise.all([process.recover(), process.recover()]);
    expect(process.views()).toMatchObject([{ state: 'failed', undone: 'new key deleted' }]);
    expect(world.history.map(({ event }) => event)).toEqual(['rolled back']);
  });
});

describe('an open rotation', () => {
  test('its key is deleted when a person says so', async () => {
    const { world, process, id, left, view } = await leftOpen();
    await process.rotator.resolveOpen(id, 'delete the key left behind', left.id);
    await process.rest();
    expect(view()).toMatchObject({ state: 'failed', undone: 'new key deleted' });
    expect(world.user.keys.map(({ pair }) => pair.id)).toEqual([k1.id]);
    expect(world.journal.known()).toEqual([]);
  });

  test('of two keys that were shown, the one that a person names is deleted', async () => {
    const world = createWorld();
    const other = pairNamed('other');
    world.aws.trouble('CreateAccessKey', [{ kind: 'answer lost' }]);
    world.when('journal.append answer lost', () => {
      world.user.keys.push({ ...given(world.user.keys[1]), pair: other });
    });
    const process = world.start();
    const { id } = await process.rotate('work');
    const left = given(world.user.keys[1]).pair;
    expect(process.view(id)).toMatchObject({ keys: [{ keyId: left.id }, { keyId: other.id }] });
    await process.rotator.resolveOpen(id, 'delete the key left behind', left.id);
    await process.rest();
    expect(world.user.keys.map(({ pair }) => pair.id)).toEqual([k1.id, other.id]);
  });

  test('its key stays when a person says that it is not theirs', async () => {
    const { world, process, id } = await leftOpen();
    await process.rotator.resolveOpen(id, 'it is not mine', undefined);
    expect(process.views()).toEqual([]);
    expect(world.user.keys).toHaveLength(2);
    expect(world.journal.known()).toEqual([]);
    expect(world.history.at(-1)).toMatchObject({ event: 'closed by a person' });
    expect(await world.start().recover()).toEqual([]);
  });

  test('only a key that was shown can be meant', async () => {
    const { world, process, id, view } = await leftOpen();
    for (const key of [k1.id, pairNamed('stranger').id, undefined]) {
      const choice = 'delete the key left behind';
      await expect(process.rotator.resolveOpen(id, choice, key)).rejects.toThrow(
        'UNKNOWN_ROTATION',
      );
    }
    expect(view()).toMatchObject({ state: 'open' });
    expect(world.user.keys).toHaveLength(2);
  });

  test('a key that a file holds by now is not deleted', async () => {
    const { world, process, id, left, view } = await leftOpen();
    world.files.put(config, 'colleague', left);
    const choice = 'delete the key left behind';
    await expect(process.rotator.resolveOpen(id, choice, left.id)).rejects.toThrow('KEY_IN_FILES');
    expect(view()).toMatchObject({ state: 'open' });
    expect(keyOf(world.user, left.id)?.status).toBe('Active');
    expect(world.files.pairOfProfile('work')).toEqual(k1);
  });

  test('two clicks are one decision', async () => {
    const { process, id, left, view } = await leftOpen();
    const choice = 'delete the key left behind';
    const clicks = await Promise.allSettled([
      process.rotator.resolveOpen(id, choice, left.id),
      process.rotator.resolveOpen(id, choice, left.id),
    ]);
    expect(clicks.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await process.rest();
    expect(view()).toMatchObject({ state: 'failed', undone: 'new key deleted' });
  });

  test('is neither put away nor begun again before somebody has decided', async () => {
    const { world, process, id } = await leftOpen();
    await expect(process.rotator.dismiss(id)).rejects.toThrow('UNKNOWN_ROTATION');
    await expect(process.rotator.rotate('work')).rejects.toThrow('ALREADY_ROTATING');
    expect(await world.start().recover()).toMatchObject([{ state: 'open', reason: 'answer lost' }]);
  });

  test('what is not open can’t be decided about', async () => {
    const process = createWorld().start();
    const { id } = await process.rotate('work');
    await expect(process.rotator.resolveOpen(id, 'try again', undefined)).rejects.toThrow(
      'UNKNOWN_ROTATION',
    );
  });
});
