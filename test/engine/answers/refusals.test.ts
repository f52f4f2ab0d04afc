import { describe, expect, test } from 'vitest';
import { waysOut } from '../../../shared/failures/ways-out.ts';
import { mayAttachPolicy } from '../../../shared/permissions/obstacles.ts';
import type { DenialCode } from '../../../shared/values/denial-codes.ts';
import { explanations } from '../../../shared/words/en/errors.ts';
import { given, keyOf, pairNamed, userWith } from '../../support/engine/iam.ts';
import { expectPromisesKept } from '../../support/engine/promises.ts';
import { createWorld, k1 } from '../../support/engine/world.ts';

const phone = 'arn:aws:iam::111122223333:mfa/phone';

/** What AWS's quarantine of a leaked key denies of the calls that Keyturn makes. */
function quarantined({ isNamed }: { readonly isNamed: boolean }) {
  const world = createWorld();
  for (const action of ['CreateAccessKey', 'UpdateAccessKey'] as const) {
    world.user.denied.set(action, isNamed ? 'KEY_IN_QUARANTINE' : 'ACCESS_DENIED');
    if (!isNamed) world.user.deniedOutright.add(action);
  }
  return world;
}

describe('a user whom AWS has put under quarantine', () => {
  test.each([
    ['no device', [], undefined],
    ['a device that AWS lists', [phone], undefined],
    ['a device that the profile names', [phone], phone],
  ] as const)('is told so at once, and asked for nothing: %s', async (_, devices, named) => {
    const world = quarantined({ isNamed: true });
    world.user.devices.push(...devices);
    if (named !== undefined) world.files.mfaSerials.set('work', named);
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'failed',
      failure: { code: 'KEY_IN_QUARANTINE', action: 'UpdateAccessKey' },
      undone: 'nothing was made',
    });
    expect(world.aws.requests.map(({ action }) => action)).not.toContain('CreateAccessKey');
    expect(keyOf(world.user, k1.id)?.status).toBe('Active');
    expectPromisesKept(world, process.views());
  });

  test.each([[[]], [[phone]]])(
    'is told that it may be so where AWS names no policy, and asked for no code: %j',
    async (devices) => {
      const world = quarantined({ isNamed: false });
      world.user.devices.push(...devices);
      const process = world.start();
      expect(await process.rotate('work')).toMatchObject({
        state: 'failed',
        failure: { code: 'KEY_MAY_BE_IN_QUARANTINE', action: 'UpdateAccessKey' },
        undone: 'nothing was made',
      });
      expect(world.aws.requests.map(({ action }) => action)).not.toContain('CreateAccessKey');
      expectPromisesKept(world, process.views());
    },
  );

  test('is not suspected where AWS was too busy to say whether it lets a key be deleted', async () => {
    const world = quarantined({ isNamed: false });
    world.aws.alwaysTrouble('DeleteAccessKey', { kind: 'refused', code: 'THROTTLED' });
    const process = world.start();
    expect(await process.rotate('work')).not.toMatchObject({
      failure: { code: 'KEY_MAY_BE_IN_QUARANTINE' },
    });
    expectPromisesKept(world, process.views());
  });

  test('whose profile names a device gives a code first, and is told the same after it', async () => {
    const world = quarantined({ isNamed: false });
    world.files.mfaSerials.set('work', phone);
    world.user.devices.push(phone);
    const process = world.start();
    const asked = await process.rotate('work');
    expect(asked).toMatchObject({ question: { about: 'MFA code' } });
    await process.rotator.answer(asked.id, { to: 'MFA code', device: phone, code: '123456' });
    await process.rest();
    expect(process.view(asked.id)).toMatchObject({
      state: 'failed',
      failure: { code: 'KEY_MAY_BE_IN_QUARANTINE' },
    });
    expectPromisesKept(world, process.views());
  });

  test('in the midst of a rotation keeps the new key, and hears why the old one stays active', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    world.when('journal.append saved', () => {
      world.user.denied.set('CreateAccessKey', 'KEY_IN_QUARANTINE');
      world.user.denied.set('UpdateAccessKey', 'KEY_IN_QUARANTINE');
    });
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'succeeded',
      retirement: { oldKey: 'stays active for now', failure: { code: 'KEY_IN_QUARANTINE' } },
    });
    expect(keyOf(world.user, k1.id)?.status).toBe('Active');
    expect(keyOf(world.user, pairNamed('new1').id)?.status).toBe('Active');
    expectPromisesKept(world, process.views());
  });
});

test('nobody is asked to activate a key that AWS has found in public, where an undo needs it', async () => {
  const world = createWorld();
  world.answers.set(k1.id, 'only here');
  const process = world.start();
  const { id } = await process.rotate('work');
  world.user.denied.set('UpdateAccessKey', 'KEY_IN_QUARANTINE');
  await process.rotator.oldKey(id, 'undo');
  await process.rest();
  expect(process.view(id)).toMatchObject({
    state: 'open',
    failure: { code: 'KEY_IN_QUARANTINE' },
    keys: [],
  });
  expect(keyOf(world.user, pairNamed('new1').id)?.status).toBe('Active');
});

describe('a statement of another kind', () => {
  test('that denies deleting too is no quarantine: it may ask for a code', async () => {
    const world = quarantined({ isNamed: false });
    world.user.denied.set('DeleteAccessKey', 'ACCESS_DENIED');
    world.user.deniedOutright.add('DeleteAccessKey');
    world.user.devices.push(phone);
    expect(await world.start().rotate('work')).toMatchObject({
      question: { about: 'MFA code', devices: [{ name: 'phone' }] },
    });
  });

  const obstacles: readonly DenialCode[] = [
    'DENIED_BY_ORGANISATION',
    'DENIED_BY_BOUNDARY',
    'DENIED_BY_ENDPOINT_POLICY',
  ];

  test.each(obstacles)('(%s) is told with the question, and no code is asked for', async (code) => {
    const world = createWorld();
    world.user.devices.push(phone);
    world.user.denied.set('DeleteAccessKey', code);
    expect(await world.start().rotate('work')).toMatchObject({
      question: { about: 'missing rights', actions: ['DeleteAccessKey'], refusal: { code } },
    });
  });

  test.each(obstacles)(
    '(%s) that denies the list stops the rotation with its words',
    async (code) => {
      const world = createWorld();
      world.user.devices.push(phone);
      world.user.denied.set('ListAccessKeys', code);
      const process = world.start();
      expect(await process.rotate('work')).toMatchObject({
        state: 'failed',
        failure: { code, action: 'ListAccessKeys' },
      });
      expectPromisesKept(world, process.views());
    },
  );

  test('of an organisation may ask for MFA where the profile itself names a device', async () => {
    const world = createWorld();
    world.files.mfaSerials.set('work', phone);
    world.user.denied.set('DeleteAccessKey', 'DENIED_BY_ORGANISATION');
    expect(await world.start().rotate('work')).toMatchObject({ question: { about: 'MFA code' } });
  });

  test('counts before a right that is only missing', async () => {
    const world = createWorld();
    world.user.denied.set('UpdateAccessKey', 'ACCESS_DENIED');
    world.user.denied.set('DeleteAccessKey', 'DENIED_BY_BOUNDARY');
    expect(await world.start().rotate('work')).toMatchObject({
      question: {
        actions: ['UpdateAccessKey', 'DeleteAccessKey'],
        refusal: { code: 'DENIED_BY_BOUNDARY' },
      },
    });
  });

  test.each([...obstacles, 'EXPLICITLY_DENIED', 'KEY_IN_QUARANTINE'] as const)(
    '(%s) is never answered with a permission to attach',
    (code) => {
      expect(waysOut[code]).not.toBe('see permissions');
      expect(explanations[code].next).not.toMatch(/allow|attach this/i);
      const refused = { action: 'CreateAccessKey', found: 'refused', withMfa: false } as const;
      const rights = [{ ...refused, isForbidden: true, denial: code }];
      expect(mayAttachPolicy({ rights })).toBe(false);
    },
  );
});

describe('a user who is gone or has another name', () => {
  /** AWS answers that there is no such user. */
  const noSuchUser = { kind: 'refused', code: 'NO_SUCH_USER' } as const;

  test('is told as that, and not the key as gone', async () => {
    const world = createWorld();
    world.aws.alwaysTrouble('ListAccessKeys', noSuchUser);
    expect(await world.start().rotate('work')).toMatchObject({
      state: 'failed',
      failure: { code: 'NO_SUCH_USER' },
      undone: 'nothing was made',
    });
  });

  test('has a new key that is left behind, and not taken for deleted', async () => {
    const world = createWorld();
    world.when('journal.append created', () => {
      world.keychain.failWith('locked');
      world.aws.alwaysTrouble('DeleteAccessKey', noSuchUser);
    });
    world.policy = { ...world.policy, backups: true };
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'open',
      failure: { code: 'NO_SUCH_USER' },
    });
    const made = given(world.aws.made[0]);
    expect(keyOf(world.user, made)?.status).toBe('Active');
    // A name that AWS finds again, and the key is deleted.
    world.aws.alwaysTrouble('DeleteAccessKey', 'none');
    await process.recover();
    expect(keyOf(world.user, made)).toBeUndefined();
    expectPromisesKept(world, process.views());
  });

  test('has an old key whose deletion is not taken for done', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    const process = world.start();
    await process.rotate('work');
    world.aws.alwaysTrouble('DeleteAccessKey', noSuchUser);
    world.clock.pass(30 * 86_400_000);
    await process.recover();
    expect(keyOf(world.user, k1.id)).toBeDefined();
    expect(process.views()[0]).toMatchObject({
      state: 'succeeded',
      retirement: { failure: { code: 'NO_SUCH_USER' } },
    });
    // A name that AWS finds again, and the deletion is made up for.
    world.aws.calm();
    world.clock.pass(86_400_000);
    await process.recover();
    expect(keyOf(world.user, k1.id)).toBeUndefined();
    expectPromisesKept(world, process.views());
  });

  test('has an old key that an undo does not take for gone', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    const process = world.start();
    const { id } = await process.rotate('work');
    world.aws.alwaysTrouble('UpdateAccessKey', noSuchUser);
    await process.rotator.oldKey(id, 'undo');
    await process.rest();
    expect(process.view(id)).toMatchObject({
      state: 'open',
      reason: 'undo stopped',
      failure: { code: 'NO_SUCH_USER' },
    });
    expect(keyOf(world.user, k1.id)).toBeDefined();
    expect(keyOf(world.user, pairNamed('new1').id)?.status).toBe('Active');
  });
});

describe('a user who was renamed', () => {
  /** The user has another name, and keeps its id and its keys. */
  function rename({ user }: ReturnType<typeof createWorld>): void {
    Object.assign(user, { name: 'nora', arn: user.arn.replace(user.name, 'nora') });
  }

  test('has the old key deleted in its time', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    const process = world.start();
    await process.rotate('work');
    rename(world);
    world.clock.pass(30 * 86_400_000);
    await process.recover();
    expect(keyOf(world.user, k1.id)).toBeUndefined();
    expectPromisesKept(world, process.views());
  });

  test('can have the old key activated again', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    const process = world.start();
    const { id } = await process.rotate('work');
    rename(world);
    world.policy = { ...world.policy, backups: false };
    await process.rotator.oldKey(id, 'reactivate');
    await process.rest();
    expect(keyOf(world.user, k1.id)?.status).toBe('Active');
    expectPromisesKept(world, process.views());
  });

  test('in the midst of a rotation that is taken back has no key left behind', async () => {
    const world = createWorld();
    world.aws.trouble('GetCallerIdentity', ['none', { kind: 'bug' }]);
    world.when('journal.append created', () => {
      rename(world);
    });
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'failed',
      undone: 'new key deleted',
    });
    expect(world.user.keys).toHaveLength(1);
    expectPromisesKept(world, process.views());
  });

  test('whose name somebody else has by now is not followed', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    const process = world.start();
    await process.rotate('work');
    const other = userWith(pairNamed('other'), world.clock.now());
    world.aws.users.push(other);
    const { name } = world.user;
    rename(world);
    Object.assign(other, { name });
    world.clock.pass(30 * 86_400_000);
    await process.recover();
    expect(keyOf(world.user, k1.id)?.status).toBe('Inactive');
    expect(other.keys).toHaveLength(1);
  });
});

test.each(['ACCOUNT_NOT_ACTIVE', 'BEING_CHANGED', 'SIGNATURE_LOST'] as const)(
  'a new key that AWS refuses with %s was not made, and nothing has changed',
  async (code) => {
    const world = createWorld();
    world.aws.alwaysTrouble('CreateAccessKey', { kind: 'refused', code });
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'failed',
      failure: { code },
      undone: 'nothing was made',
    });
    expectPromisesKept(world, process.views());
  },
);
