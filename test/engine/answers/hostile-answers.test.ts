import { describe, expect, test } from 'vitest';
import { createBackups } from '../../../main/keychain/backups.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { defaultPolicy } from '../../../shared/settings/policy.ts';
import { given, keyOf } from '../../support/engine/iam.ts';
import { expectPromisesKept } from '../../support/engine/promises.ts';
import { createWorld, k1 } from '../../support/engine/world.ts';

/** A world with backups, whose person says that the key is used here alone. */
function world() {
  const made = createWorld();
  made.policy = defaultPolicy;
  made.answers.set(k1.id, 'only here');
  return made;
}

describe('an answer to CreateAccessKey', () => {
  test.each(['id of before', 'torn behind the id of before'] as const)(
    'with the old id (%s) loses no secret, neither in the file nor in the keychain',
    async (kind) => {
      const here = world();
      here.aws.trouble('CreateAccessKey', [{ kind }]);
      const process = here.start();
      const view = await process.rotate('work');
      // The list shows which key was really made: only a person knows whether it may go.
      expect(view).toMatchObject({
        state: 'open',
        reason: 'answer lost',
        failure: { code: 'ANSWER_LOST', action: 'CreateAccessKey' },
        keys: [{ keyId: here.aws.made[0] }],
      });
      expect(here.files.pairOfProfile('work')).toEqual(k1);
      expect(keyOf(here.user, k1.id)?.status).toBe('Active');
      expect(await here.keychain.list()).toEqual([]);
      expectPromisesKept(here, process.views());

      await process.rotator.resolveOpen(view.id, 'delete the key left behind', here.aws.made[0]);
      await process.rest();
      expect(here.user.keys.map(({ pair }) => pair.id)).toEqual([k1.id]);
    },
  );

  test('for another user ends as one that was lost: nothing of it is touched', async () => {
    const here = world();
    here.aws.trouble('CreateAccessKey', [{ kind: 'made for another user' }]);
    const process = here.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'failed',
      failure: { code: 'NOT_AWS' },
    });
    expect(here.files.pairOfProfile('work')).toEqual(k1);
    expect(here.user.keys.map(({ pair }) => pair.id)).toEqual([k1.id]);
  });

  test('that says the new key is inactive has it taken back at once', async () => {
    const here = world();
    here.aws.trouble('CreateAccessKey', [{ kind: 'inactive from the first' }]);
    const process = here.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'failed',
      failure: { code: 'NEW_KEY_INACTIVE' },
    });
    expect(here.user.keys.map(({ pair }) => pair.id)).toEqual([k1.id]);
    expectPromisesKept(here, process.views());
  });
});

test('a list that says the new key is somebody else’s ends the proof, and the key is taken back', async () => {
  const here = world();
  // The first list belongs to the check.
  here.aws.trouble('ListAccessKeys', ['none', { kind: 'refused', code: 'OTHER_IDENTITY' }]);
  const process = here.start();
  const began = here.clock.monotonic();
  expect(await process.rotate('work')).toMatchObject({
    state: 'failed',
    failure: { code: 'OTHER_IDENTITY' },
  });
  expect(here.clock.monotonic() - began).toBeLessThan(60_000);
  expect(here.user.keys.map(({ pair }) => pair.id)).toEqual([k1.id]);
  expect(here.files.pairOfProfile('work')).toEqual(k1);
  expectPromisesKept(here, process.views());
});

describe('where AWS says yes and nothing changes', () => {
  test('the old key is not called deactivated, and is tried again by the next start', async () => {
    const here = world();
    // The first one belongs to the check, which tries its right to it on a key that does not exist.
    here.aws.trouble('UpdateAccessKey', ['none', { kind: 'nothing done' }]);
    const first = here.start();
    const { id } = await first.rotate('work');
    expect(first.view(id)).toMatchObject({
      state: 'succeeded',
      retirement: { oldKey: 'stays active for now', failure: { code: 'NOTHING_CHANGED' } },
    });
    const next = here.start();
    await next.recover();
    expect(next.view(id)).toMatchObject({ retirement: { oldKey: 'deactivated' } });
    expect(keyOf(here.user, k1.id)?.status).toBe('Inactive');
    expectPromisesKept(here, next.views());
  });

  test('the old key is not called deleted', async () => {
    const here = world();
    const process = here.start();
    const { id } = await process.rotate('work');
    here.aws.trouble('DeleteAccessKey', [{ kind: 'nothing done' }]);
    await process.rotator.oldKey(id, 'delete now');
    await process.rest();
    expect(process.view(id)).toMatchObject({
      retirement: { failure: { code: 'NOTHING_CHANGED', action: 'DeleteAccessKey' } },
    });
    expect(keyOf(here.user, k1.id)?.status).toBe('Inactive');
    expectPromisesKept(here, process.views());
  });

  test('the old key is not called active again', async () => {
    const here = world();
    const process = here.start();
    const { id } = await process.rotate('work');
    here.aws.trouble('UpdateAccessKey', [{ kind: 'nothing done' }]);
    await process.rotator.oldKey(id, 'reactivate');
    await process.rest();
    expect(process.view(id)).toMatchObject({
      retirement: { oldKey: 'deactivated', failure: { code: 'NOTHING_CHANGED' } },
    });
    expect(keyOf(here.user, k1.id)?.status).toBe('Inactive');
  });

  test('an undo stops before its first file', async () => {
    const here = world();
    const process = here.start();
    const { id } = await process.rotate('work');
    const k2 = given(here.files.pairOfProfile('work'));
    here.aws.trouble('UpdateAccessKey', [{ kind: 'nothing done' }]);
    await process.rotator.oldKey(id, 'undo');
    await process.rest();
    expect(process.view(id)).toMatchObject({
      state: 'open',
      reason: 'undo stopped',
      failure: { code: 'NOTHING_CHANGED' },
    });
    expect(here.files.pairOfProfile('work')).toEqual(k2);
    expectPromisesKept(here, process.views());
  });

  test('a new key that was to go is not called gone', async () => {
    const here = world();
    here.aws.trouble('GetCallerIdentity', ['none', { kind: 'refused', code: 'OTHER_IDENTITY' }]);
    here.aws.alwaysTrouble('DeleteAccessKey', { kind: 'nothing done' });
    const process = here.start();
    const view = await process.rotate('work');
    expect(view).toMatchObject({ state: 'open', failure: { code: 'NOTHING_CHANGED' } });
    expect(here.user.keys).toHaveLength(2);
    expectPromisesKept(here, process.views());
  });
});

test('a keychain that holds another secret of the key is told before anything is changed, and kept', async () => {
  const here = world();
  const { account, userId, name: userName } = here.user;
  const other = { id: k1.id, secret: new Secret('another secret of this key') };
  const backups = createBackups(here.keychain, here.clock.now);
  await backups.keep(other, { account, userId, userName, profiles: ['work'] });
  const process = here.start();
  const view = await process.rotate('work');
  expect(view).toMatchObject({
    state: 'waiting for an answer',
    question: { about: 'keychain', failure: { code: 'BACKUP_DIFFERS' } },
  });
  expect(here.aws.made).toEqual([]);

  await process.rotator.answer(view.id, { to: 'keychain', choice: 'without a backup' });
  await process.rest();
  expect(process.view(view.id).state).toBe('succeeded');
  expect((await backups.find(k1.id))?.pair).toEqual(other);
});
