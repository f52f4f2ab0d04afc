import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../../shared/settings/policy.ts';
import { profileName } from '../../../shared/values/identifiers.ts';
import { given, keyOf, pairNamed, userWith } from '../../support/engine/iam.ts';
import { expectPromisesKept } from '../../support/engine/promises.ts';
import { config, createWorld, credentials, k1 } from '../../support/engine/world.ts';

const DAY = 86_400_000;
const k2 = pairNamed('new1');
const work = given(profileName('work'));

/** A rotation that a crash has ended right after the new key was made; nothing is backed up. */
async function crashed() {
  const world = createWorld();
  const process = world.start();
  world.when('aws.identity', () => process.power.cut(), 2);
  await Promise.race([process.rotator.rotate('work'), process.power.gone]);
  await process.rest();
  expect(world.user.keys.map(({ pair }) => pair.id)).toEqual([k1.id, k2.id]);
  return world;
}

describe('a start after a crash', () => {
  test('signs with another profile’s key of the same user where the old one is not accepted any more', async () => {
    const world = await crashed();
    const other = pairNamed('other');
    world.user.keys.push({ ...given(world.user.keys[0]), pair: other });
    world.files.put(config, 'play', other);
    world.others.set(k1.id, 'Inactive');
    const process = world.start();
    expect(await process.recover()).toMatchObject([{ state: 'failed', undone: 'new key deleted' }]);
    const deletion = world.aws.requests.find(
      ({ action, key }) => action === 'DeleteAccessKey' && key === k2.id,
    );
    expect(deletion?.signer).toBe(other.id);
    expectPromisesKept(world, process.views());
  });

  test('never signs with a key of somebody else', async () => {
    const world = await crashed();
    const stranger = pairNamed('stranger');
    world.aws.users.push(userWith(stranger, world.clock.now()));
    world.files.put(config, 'play', stranger);
    world.others.set(k1.id, 'Inactive');
    const process = world.start();
    expect(await process.recover()).toMatchObject([{ state: 'open', reason: 'no key to sign' }]);
    expect(keyOf(world.user, k2.id)?.status).toBe('Active');
    expectPromisesKept(world, process.views());
  });

  test('is open while the network is away, and finishes by itself when it is back', async () => {
    const world = await crashed();
    world.aws.alwaysTrouble('GetCallerIdentity', { kind: 'refused', code: 'OFFLINE' });
    const process = world.start();
    expect(await process.recover()).toMatchObject([
      { state: 'open', reason: 'interrupted', failure: { code: 'OFFLINE' } },
    ]);
    expectPromisesKept(world, process.views());
    world.aws.calm();
    world.clock.pass(3_600_000);
    expect(await process.recover()).toMatchObject([{ state: 'failed', undone: 'new key deleted' }]);
  });

  test('asks AWS once a day only about what it has denied', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    world.when('journal.append deactivating', () =>
      world.user.denied.set('UpdateAccessKey', 'ACCESS_DENIED'),
    );
    const first = world.start();
    await first.rotate('work');
    first.power.cut();
    const process = world.start();
    const tries = (): number =>
      world.aws.requests.filter(({ action, key }) => action === 'UpdateAccessKey' && key === k1.id)
        .length;
    await process.recover();
    const asked = tries();
    for (let hour = 1; hour < 24; hour += 1) {
      world.clock.pass(3_600_000);
      await process.recover();
    }
    expect(tries()).toBe(asked);
    world.clock.pass(3_600_000);
    await process.recover();
    expect(tries()).toBe(asked + 1);
  });

  test('lets other users’ rotations go on while one waits', async () => {
    const world = await crashed();
    world.others.set(k1.id, 'Inactive');
    const process = world.start();
    await process.recover();
    const { createdAt } = given(world.user.keys[0]);
    const far = pairNamed('far');
    world.aws.users.push({
      ...world.user,
      name: 'far',
      userId: given(world.user.userId),
      keys: [{ pair: far, createdAt, status: 'Active', usedAt: undefined }],
    });
    world.files.put(config, 'far', far);
    expect(await process.rotate('far')).toMatchObject({ state: 'succeeded' });
  });
});

describe('the new key can’t be taken back', () => {
  test('a person can have it saved after all, once it was proven', async () => {
    const world = createWorld();
    world.user.denied.set('DeleteAccessKey', 'ACCESS_DENIED');
    world.user.denied.set('UpdateAccessKey', 'ACCESS_DENIED');
    world.files.trouble(credentials, [{ code: 'DISK_FULL', renamed: false }]);
    const process = world.start();
    const asked = await process.rotate('work');
    expect(asked).toMatchObject({
      question: { about: 'missing rights', actions: ['UpdateAccessKey', 'DeleteAccessKey'] },
    });
    await process.rotator.answer(asked.id, { to: 'missing rights', choice: 'go on' });
    await process.rest();
    expect(process.view(asked.id)).toMatchObject({
      state: 'open',
      reason: 'roll back refused',
      failure: { code: 'LEFT_BEHIND' },
      keys: [{ keyId: k2.id }],
      choices: ['delete the key left behind', 'save it after all', 'it is settled'],
    });
    expectPromisesKept(world, process.views());
    await process.rotator.resolveOpen(asked.id, 'save it after all', undefined);
    await process.rest();
    expect(process.view(asked.id)).toMatchObject({ state: 'succeeded' });
    expect(world.files.pairOfProfile('work')).toEqual(k2);
    expectPromisesKept(world, process.views());
  });
});

describe('a backup', () => {
  /** A finished rotation with both pairs in the keychain, and a file that has lost the profile since. */
  async function lost() {
    const world = createWorld();
    world.policy = defaultPolicy;
    const process = world.start();
    await process.rotate('work');
    world.files.content.get(credentials)?.delete('work');
    return { world, process };
  }

  test('is put back into the profile that has lost its pair, after AWS has accepted it', async () => {
    const { world, process } = await lost();
    const before = world.aws.requests.length;
    await process.rotator.restore(k2.id, work);
    expect(world.files.pairOfProfile('work')).toEqual(k2);
    expect(world.aws.requests.slice(before)).toMatchObject([
      { action: 'GetCallerIdentity', signer: k2.id },
    ]);
    expect(world.history.at(-1)).toMatchObject({
      event: 'restored',
      profiles: ['work'],
      oldKey: k2.id,
    });
    expectPromisesKept(world, process.views());
  });

  test('that AWS does not accept changes no file', async () => {
    const { world, process } = await lost();
    world.others.set(k2.id, 'Inactive');
    await expect(process.rotator.restore(k2.id, work)).rejects.toThrow('KEY_NOT_ACCEPTED');
    expect(world.files.pairOfProfile('work')).toBeUndefined();
  });

  test('never takes the place of another key', async () => {
    const { world, process } = await lost();
    world.files.put(credentials, 'work', pairNamed('other'));
    await expect(process.rotator.restore(k2.id, work)).rejects.toThrow('PLACE_TAKEN');
    expect(world.files.pairOfProfile('work')).toEqual(pairNamed('other'));
  });

  test('that is not there is said not to be there', async () => {
    const { process } = await lost();
    await expect(process.rotator.restore(pairNamed('other').id, work)).rejects.toThrow('NO_BACKUP');
  });

  test('goes with its key', async () => {
    const world = createWorld();
    world.policy = defaultPolicy;
    world.answers.set(k1.id, 'only here');
    const process = world.start();
    await process.rotate('work');
    expect((await world.keychain.list()).toSorted()).toEqual([k2.id, k1.id].toSorted());
    world.clock.pass(8 * DAY);
    await process.recover();
    expect(await world.keychain.list()).toEqual([k2.id]);
  });
});

describe('a key that a person was given', () => {
  test('is added once AWS has said whose it is, and written down', async () => {
    const world = createWorld();
    world.files.content.get(credentials)?.delete('work');
    const process = world.start();
    const before = world.aws.requests.length;
    await process.rotator.addKey(k1, work);
    expect(world.files.pairOfProfile('work')).toEqual(k1);
    expect(world.aws.requests.slice(before)).toMatchObject([
      { action: 'GetCallerIdentity', signer: k1.id },
    ]);
    expect(world.history.at(-1)).toMatchObject({
      event: 'added',
      profiles: ['work'],
      oldKey: k1.id,
    });
    expectPromisesKept(world, process.views());
  });

  test('that AWS does not accept is not added', async () => {
    const world = createWorld();
    world.files.content.get(credentials)?.delete('work');
    world.others.set(k1.id, 'Inactive');
    const process = world.start();
    await expect(process.rotator.addKey(k1, work)).rejects.toThrow('KEY_NOT_ACCEPTED');
    expect(world.files.pairOfProfile('work')).toBeUndefined();
    expect(world.history).toEqual([]);
  });

  test('never takes the place of another one', async () => {
    const world = createWorld();
    world.files.put(credentials, 'work', pairNamed('other'));
    const process = world.start();
    await expect(process.rotator.addKey(k1, work)).rejects.toThrow('PLACE_TAKEN');
    expect(world.files.pairOfProfile('work')).toEqual(pairNamed('other'));
  });
});
