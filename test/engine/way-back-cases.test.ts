import { describe, expect, test } from 'vitest';
import { createBackups } from '../../main/keychain/backups.ts';
import { withUndoOffer } from '../../main/snapshot/with-undo-offer.ts';
import type { ProfileView } from '../../shared/contract/snapshot.ts';
import { defaultPolicy } from '../../shared/settings/policy.ts';
import { FailureError } from '../../shared/values/failure.ts';
import { accountId, profileName } from '../../shared/values/identifiers.ts';
import { explain } from '../../shared/words/errors.ts';
import { administratorMessage } from '../../shared/words/rotation/open.ts';
import { retirementSentence, succeededTitle } from '../../shared/words/rotation/rotation.ts';
import { given, keyOf, pairNamed } from '../support/engine/iam.ts';
import { config, createWorld, credentials, k1 } from '../support/engine/world.ts';

const otherAccount = given(accountId('999988887777'));

/** A rotation nobody has answered, by a process that still runs. */
async function rotated(backups = true) {
  const world = createWorld();
  world.policy = { ...defaultPolicy, backups };
  const process = world.start();
  const { id } = await process.rotate('work');
  return { world, process, id, k2: given(world.files.pairOfProfile('work')) };
}

/** The failure with which a command is refused. */
async function refusalOf(command: Promise<unknown>) {
  return command.then(
    () => undefined,
    (cause: unknown) => (cause instanceof FailureError ? cause.failure.code : cause),
  );
}

describe('a new key that an administrator has deleted', () => {
  test.each(['in the same process', 'after a restart'])('is undone, %s', async (when) => {
    const { world, process: first, id, k2 } = await rotated(when === 'after a restart');
    world.others.remove(k2.id);
    const process = when === 'after a restart' ? world.start() : first;
    if (process !== first) await process.recover();
    await process.rotator.oldKey(id, 'undo');
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'undone' });
    expect(world.files.pairOfProfile('work')).toEqual(k1);
  });

  test('is told with the next look, and leads to the undo instead of to another key', async () => {
    const { world, process, id, k2 } = await rotated();
    world.others.remove(k2.id);
    await process.recover();
    const view = process.view(id);
    if (view.state !== 'succeeded') throw new Error(view.state);
    expect(view.acts).toContain('undo');
    expect(succeededTitle(['work'], view.retirement)).toBe(
      'AWS no longer accepts the new key of work',
    );
    expect(retirementSentence(view.retirement, view.oldKey)).toContain('was left as it is');
    const next = explain({ code: 'NEW_KEY_NOT_ACCEPTED' }).next;
    expect(next).toMatch(/^Undo the rotation/);
    expect(next).not.toContain('new key, or make one');
    const profile: ProfileView = {
      name: 'work',
      key: view.newKey,
      places: [],
      userKeys: [],
      sharesKeyWith: [],
      standing: { can: 'not now', failure: { code: 'KEY_NOT_ACCEPTED' } },
    };
    expect(withUndoOffer(profile, [view]).standing).toMatchObject({
      failure: { code: 'NEW_KEY_NOT_ACCEPTED' },
    });
    expect(withUndoOffer(profile, [{ ...view, acts: [] }])).toEqual(profile);
  });

  test('is undone where it was saved in some of the files only', async () => {
    const world = createWorld();
    world.files.put(config, 'play', k1);
    const full = { code: 'DISK_FULL', renamed: false } as const;
    world.files.trouble(config, [full, full, full, full, full]);
    const process = world.start();
    const { id } = await process.rotate('work');
    world.others.remove(given(world.files.pairOfProfile('work')).id);
    await process.rotator.resolveOpen(id, 'undo the rotation', undefined);
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'undone' });
    expect(world.files.pairOfProfile('work')).toEqual(k1);
  });
});

describe('an undo', () => {
  test('that nothing can sign names the old key and whom to ask', async () => {
    const { world, process, id, k2 } = await rotated();
    world.others.set(k1.id, 'Inactive');
    world.others.set(k2.id, 'Inactive');
    await process.rotator.oldKey(id, 'undo');
    await process.rest();
    const view = process.view(id);
    if (view.state !== 'open') throw new Error(view.state);
    expect(view.failure.code).toBe('OLD_KEY_NOT_ACCEPTED');
    const message = administratorMessage(view.reason, view.keys, view);
    expect(message).toContain(`Please activate the access key ${k1.id} of the IAM user`);
    expect(message).toContain(`--access-key-id ${k1.id} --status Active`);
    world.others.set(k1.id, 'Active');
    await process.rotator.resolveOpen(id, 'try again', undefined);
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'undone' });
  });

  test('with a locked keychain is refused as that, and not as a missing backup', async () => {
    const { world, id } = await rotated();
    const process = world.start();
    await process.recover();
    world.keychain.failWith('locked');
    expect(await refusalOf(process.rotator.oldKey(id, 'undo'))).toBe('KEYCHAIN_LOCKED');
    expect(world.journal.kindsOf(id)).not.toContain('undoing');
  });

  test('that a foreign lock keeps waiting is open, and does not look as if it ran', async () => {
    const { world, process, id } = await rotated();
    world.lockedBy = { host: 'attic', process: 7 };
    await process.rotator.oldKey(id, 'undo');
    await process.rest();
    const later = world.start();
    await later.recover();
    expect(later.view(id)).toMatchObject({ state: 'open', reason: 'undo stopped' });
    // What is left of it on AWS is looked at under the same lock, and a person can leave it there.
    await later.rotator.resolveOpen(id, 'it is settled', undefined);
    await later.rest();
    expect(later.view(id)).toMatchObject({ state: 'open', reason: 'left on AWS' });
    await later.rotator.resolveOpen(id, 'leave it on AWS', undefined);
    expect(later.views()).toEqual([]);
  });

  test('whose question about a foreign lock is put away is open, too', async () => {
    const { world, process, id } = await rotated();
    world.lockedBy = { host: 'attic', process: 7 };
    await process.rotator.oldKey(id, 'undo');
    await process.rest();
    expect(process.view(id)).toMatchObject({ question: { about: 'lock' } });
    process.rotator.cancel(id);
    expect(process.view(id)).toMatchObject({
      state: 'open',
      reason: 'undo stopped',
      failure: { code: 'FILES_LOCKED' },
    });
    world.lockedBy = undefined;
    await process.rotator.resolveOpen(id, 'try again', undefined);
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'undone' });
  });

  test('asks what becomes of the new key, though the outcome before it was put away', async () => {
    const { world, process, id } = await rotated();
    await process.rotator.dismiss(id);
    world.others.write(credentials, 'work', k1);
    await process.rotator.lookForOldKeys();
    await process.rotator.resolveOpen(id, 'undo the rotation', undefined);
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'undone', newKeyIs: 'active', seen: false });
  });

  test('does not take the word of a key that was deactivated seconds ago', async () => {
    const { world, process, id, k2 } = await rotated();
    world.aws.lag.updates = 60_000;
    await process.rotator.oldKey(id, 'retire');
    await process.rest();
    world.user.denied.set('ListAccessKeys', 'ACCESS_DENIED');
    await process.rotator.oldKey(id, 'undo');
    await process.rest();
    expect(keyOf(world.user, k1.id)?.status).toBe('Inactive');
    expect(world.files.pairOfProfile('work')).toEqual(k2);
    expect(process.view(id)).toMatchObject({ state: 'open', reason: 'undo stopped' });
  });

  test('whose old key can’t come back can keep the new one', async () => {
    const { world, process, id, k2 } = await rotated();
    world.others.set(k1.id, 'Inactive');
    world.user.denied.set('UpdateAccessKey', 'ACCESS_DENIED');
    await process.rotator.oldKey(id, 'undo');
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'open', failure: { code: 'ACCESS_DENIED' } });
    await process.rotator.resolveOpen(id, 'keep the new key', undefined);
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'succeeded' });
    expect(world.files.pairOfProfile('work')).toEqual(k2);
  });
});

describe('restoring a pair out of the keychain', () => {
  test.each([
    ['that is inactive, as another key of the user tells', 'KEY_INACTIVE'],
    ['that belongs to another account than it did', 'OTHER_IDENTITY'],
  ])('refuses one %s', async (_, code) => {
    const world = createWorld();
    const { userId, name: userName } = world.user;
    const lost = pairNamed('lost');
    const status = code === 'KEY_INACTIVE' ? 'Inactive' : 'Active';
    world.user.keys.push({ pair: lost, createdAt: 0, status, usedAt: undefined });
    const account = code === 'KEY_INACTIVE' ? world.user.account : otherAccount;
    const facts = { account, userId, userName, profiles: ['play'] };
    await createBackups(world.keychain, world.clock.now).keep(lost, facts);
    const { rotator } = world.start();
    expect(await refusalOf(rotator.restore(lost.id, given(profileName('play'))))).toBe(code);
    expect(world.files.pairOfProfile('play')).toBeUndefined();
  });
});
