import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../shared/settings/policy.ts';
import { given, keyOf, pairNamed, userWith } from '../support/engine/iam.ts';
import { expectPromisesKept } from '../support/engine/promises.ts';
import { config, createWorld, credentials, k1 } from '../support/engine/world.ts';

const DAY = 86_400_000;

/** A rotation whose old key is deactivated and backed up, in a process that was started after it. */
async function retired() {
  const world = createWorld();
  world.policy = defaultPolicy;
  world.answers.set(k1.id, 'only here');
  const { id } = await world.start().rotate('work');
  const process = world.start();
  await process.recover();
  return { world, id, process, k2: given(world.files.pairOfProfile('work')) };
}

function statusOf({ user }: ReturnType<typeof createWorld>) {
  return keyOf(user, k1.id)?.status ?? 'gone';
}

describe('in the grace period', () => {
  test('the old key can be brought back after a restart, and the new one let go', async () => {
    const { world, id, process, k2 } = await retired();
    expect(process.view(id)).toMatchObject({
      retirement: { oldKey: 'deactivated' },
      acts: ['undo', 'reactivate', 'extend', 'keep', 'delete now'],
    });
    await process.rotator.oldKey(id, 'undo');
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'undone', newKeyIs: 'active' });
    expect(world.files.pairOfProfile('work')).toEqual(k1);
    expect([statusOf(world), keyOf(world.user, k2.id)?.status]).toEqual(['Active', 'Active']);
    expectPromisesKept(world, process.views());

    await process.rotator.afterUndo(id, 'delete');
    await process.rest();
    expect(world.user.keys.map(({ pair }) => pair.id)).toEqual([k1.id]);
    expect(world.journal.known()).toEqual([]);
    expect(await world.keychain.list()).toEqual([k1.id]);
  });

  test('an old key that was activated again is active after a restart, too', async () => {
    const { world, id, process } = await retired();
    await process.rotator.oldKey(id, 'reactivate');
    await process.rest();
    expect(statusOf(world)).toBe('Active');
    expect(world.journal.kindsOf(id)).toContain('reactivated');
    const next = world.start();
    await next.recover();
    expect(next.view(id)).not.toMatchObject({ retirement: { oldKey: 'deactivated' } });
    expect(statusOf(world)).toBe('Active');
  });

  test('an undo is not done while another program puts the new key back into a file', async () => {
    const { world, id, process, k2 } = await retired();
    world.files.put(config, 'play', k2);
    world.when(`files.replaceIn ${config}`, () => world.files.put(credentials, 'work', k2));
    await process.rotator.oldKey(id, 'undo');
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'open', reason: 'undo stopped' });
    expect(world.journal.kindsOf(id)).not.toContain('undone');
  });

  test('after an undo the new key stays while no file holds the old one', async () => {
    const { world, id, process, k2 } = await retired();
    await process.rotator.oldKey(id, 'undo');
    await process.rest();
    world.files.put(credentials, 'work', pairNamed('third'));
    await process.rotator.afterUndo(id, 'delete');
    await process.rest();
    expect(keyOf(world.user, k2.id)?.status).toBe('Active');
  });

  test('an undo whose old key somebody has deleted leaves the new one in its place', async () => {
    const { world, id, process, k2 } = await retired();
    world.others.remove(k1.id);
    await process.rotator.oldKey(id, 'undo');
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'succeeded', retirement: { oldKey: 'gone' } });
    expect(world.files.pairOfProfile('work')).toEqual(k2);
  });

  test('an undo whose old key is gone is not over while a file holds that key', async () => {
    const { world, id, process } = await retired();
    world.others.remove(k1.id);
    world.others.write(config, 'play', k1);
    await process.rotator.oldKey(id, 'undo');
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'open', failure: { code: 'OLD_KEY_GONE' } });
  });

  test('an undo is signed by another key of the user where the new one is gone', async () => {
    const { world, id, process, k2 } = await retired();
    const other = pairNamed('other');
    world.user.keys.push({ ...given(keyOf(world.user, k2.id)), pair: other });
    world.files.put(config, 'play', other);
    world.others.remove(k2.id);
    await process.rotator.oldKey(id, 'undo');
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'undone' });
    expect(world.files.pairOfProfile('work')).toEqual(k1);
  });

  test('an undo that the new key can’t sign any more says so and changes no file', async () => {
    const { world, id, process, k2 } = await retired();
    world.user.keys.splice(1, 1);
    await process.rotator.oldKey(id, 'undo');
    await process.rest();
    // The new key is gone: nobody is offered to keep it.
    expect(process.view(id)).toMatchObject({
      state: 'open',
      reason: 'undo stopped',
      choices: ['try again', 'it is settled'],
    });
    expect(world.files.pairOfProfile('work')).toEqual(k2);
    world.clock.pass(30 * DAY);
    await process.recover();
    expect(statusOf(world)).toBe('Inactive');
  });

  test('ends with the deletion of the old key and its backup, by AWS’s clock alone', async () => {
    const { world, process, k2 } = await retired();
    world.clock.pass(6 * DAY);
    await process.recover();
    expect(statusOf(world)).toBe('Inactive');
    world.clock.pass(2 * DAY);
    await process.recover();
    expect(statusOf(world)).toBe('gone');
    expect(world.journal.known()).toEqual([]);
    expect(await world.keychain.list()).toEqual([k2.id]);
    expect(world.history.map(({ event }) => event)).toEqual([
      'rotated',
      'old key deactivated',
      'old key deleted',
    ]);
  });

  test('a computer whose clock runs years ahead deletes nothing early', async () => {
    const { world } = await retired();
    world.clock.pass(700 * DAY);
    world.aws.skew = -700 * DAY;
    const later = world.start();
    await later.recover();
    expect(statusOf(world)).toBe('Inactive');
  });

  test('a hostile clock of another profile’s endpoint ends nobody else’s', async () => {
    const { world, process } = await retired();
    const elsewhere = 'https://iam.example.test';
    const spare = pairNamed('spare');
    world.aws.users.push(userWith(spare, world.clock.now()));
    world.files.put(config, 'spare', spare);
    world.files.endpoints.set('spare', elsewhere);
    world.trustedHosts.set('spare', ['iam.example.test']);
    world.aws.skews.set(elsewhere, 3650 * DAY);
    expect(await process.rotate('spare')).toMatchObject({ state: 'succeeded' });
    for (let day = 0; day < 6; day += 1) {
      world.clock.pass(DAY);
      await process.recover();
    }
    expect(statusOf(world)).toBe('Inactive');
    world.clock.pass(2 * DAY);
    await process.recover();
    expect(statusOf(world)).toBe('gone');
  });

  test('a person puts the deletion off, stops it, or has it at once', async () => {
    const { world, id, process } = await retired();
    await process.rotator.oldKey(id, 'keep');
    await process.rest();
    world.clock.pass(90 * DAY);
    await process.recover();
    expect(statusOf(world)).toBe('Inactive');
    await process.rotator.oldKey(id, 'delete now');
    await process.rest();
    expect(statusOf(world)).toBe('gone');
    expect(process.view(id)).toMatchObject({ retirement: { oldKey: 'gone' } });
  });

  test('a key that somebody has activated again is not deleted', async () => {
    const { world, id, process } = await retired();
    Object.assign(given(keyOf(world.user, k1.id)), { status: 'Active' });
    world.clock.pass(8 * DAY);
    await process.recover();
    expect(statusOf(world)).toBe('Active');
    expect(process.view(id)).toMatchObject({
      retirement: { oldKey: 'stays active for now', failure: { code: 'OLD_KEY_ACTIVE_AGAIN' } },
    });
  });

  test('the old key back in a file within the hour stops everything until a person has decided', async () => {
    const { world, id, process, k2 } = await retired();
    world.files.put(config, 'play', k1);
    await process.rotator.lookForOldKeys();
    expect(process.view(id)).toMatchObject({
      state: 'open',
      reason: 'old key back',
      choices: ['save the new key again', 'undo the rotation', 'it is settled'],
    });
    world.clock.pass(30 * DAY);
    await process.recover();
    expect(statusOf(world)).toBe('Inactive');
    await process.rotator.resolveOpen(id, 'save the new key again', undefined);
    await process.rest();
    expect(world.files.pairOfProfile('play')).toEqual(k2);
    expect(process.view(id)).toMatchObject({ retirement: { oldKey: 'deactivated' } });
  });
});

describe('backups', () => {
  test('a locked keychain is asked about before anything is made', async () => {
    const world = createWorld();
    world.policy = defaultPolicy;
    world.keychain.failWith('locked');
    const process = world.start();
    const view = await process.rotate('work');
    expect(view).toMatchObject({ question: { about: 'keychain' } });
    expect(world.aws.made).toEqual([]);
    await process.rotator.answer(view.id, { to: 'keychain', choice: 'without a backup' });
    await process.rest();
    expect(process.view(view.id)).toMatchObject({ state: 'succeeded' });
  });

  test('a keychain that fails behind the new key has it taken back', async () => {
    const world = createWorld();
    world.policy = defaultPolicy;
    world.when('backups.keep', () => world.keychain.failWith('failed'));
    world.when('aws.deleteKey AKIA0', () => world.keychain.failWith(undefined));
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'failed',
      reached: 'back up',
      undone: 'new key deleted',
    });
    expect(world.files.pairOfProfile('work')).toEqual(k1);
    expectPromisesKept(world, process.views());
  });
});

describe('who else may be at work', () => {
  test('another computer’s lock is shown, and broken only by a person', async () => {
    const world = createWorld();
    world.lockedBy = { host: 'attic', process: 7 };
    const process = world.start();
    const view = await process.rotate('work');
    expect(view).toMatchObject({ question: { about: 'lock', failure: { host: 'attic' } } });
    await process.rotator.answer(view.id, { to: 'lock', choice: 'take it over' });
    await process.rest();
    expect(process.view(view.id)).toMatchObject({ state: 'succeeded' });
  });

  test('a folder that others may write in is shown, and nothing is made before a person has decided', async () => {
    const world = createWorld();
    world.files.openFolder = '/srv/shared';
    const process = world.start();
    const view = await process.rotate('work');
    expect(view).toMatchObject({
      state: 'waiting for an answer',
      question: { about: 'open folder', failure: { path: '/srv/shared' } },
    });
    expect(world.user.keys).toHaveLength(1);
    await process.rotator.answer(view.id, { to: 'open folder', choice: 'work there' });
    await process.rest();
    expect(process.view(view.id)).toMatchObject({ state: 'succeeded' });
  });

  test('a container that has the file mounted is shown, and nothing is made before a person has decided', async () => {
    const world = createWorld();
    world.files.mountedFile = credentials;
    const process = world.start();
    const view = await process.rotate('work');
    expect(view).toMatchObject({
      state: 'waiting for an answer',
      question: { about: 'mounted file', failure: { path: credentials } },
    });
    expect(world.user.keys).toHaveLength(1);
    await process.rotator.answer(view.id, { to: 'mounted file', choice: 'rotate anyway' });
    await process.rest();
    expect(process.view(view.id)).toMatchObject({ state: 'succeeded' });
  });

  test('a question about a lock is answered at once, whatever becomes of what AWS was asked meanwhile', async () => {
    const world = createWorld();
    world.lockedBy = { host: 'attic', process: 7 };
    world.aws.trouble('GetAccessKeyLastUsed', [{ kind: 'silence' }]);
    const process = world.start();
    const view = await process.rotate('work');
    await process.rotator.answer(view.id, { to: 'lock', choice: 'take it over' });
    await process.rest();
    expect(process.view(view.id)).toMatchObject({ state: 'succeeded' });
  });

  test('a rotation that another computer began is only shown, until a person takes it over', async () => {
    const world = createWorld();
    world.files.trouble(credentials, [{ code: 'DISK_FULL', renamed: false }]);
    const attic = world.start({ host: 'attic', cut: { call: 14, at: 'after' } });
    await Promise.race([attic.rotator.rotate('work'), attic.power.gone]);
    await attic.rest();
    const requests = world.aws.requests.length;
    const process = world.start();
    const [view] = await process.recover();
    expect(view).toMatchObject({ state: 'open', reason: 'other computer' });
    expect(world.aws.requests).toHaveLength(requests);
    await process.rotator.resolveOpen(given(view).id, 'take it over', undefined);
    await process.rest();
    expectPromisesKept(world, process.views());
  });

  test('what another computer has not told its history yet is left to that computer', async () => {
    const world = createWorld();
    world.historyRefuses = 99;
    await world.start({ host: 'attic' }).rotate('work');
    world.historyRefuses = 0;
    await world.start().recover();
    expect(world.history).toEqual([]);
    await world.start({ host: 'attic' }).recover();
    expect(world.history).toMatchObject([{ event: 'rotated' }]);
  });

  test('a computer that has another name by now is the same computer', async () => {
    const world = createWorld();
    const before = world.start({
      host: 'attic',
      machine: 'one',
      boot: 'today',
      cut: { call: 14, at: 'after' },
    });
    await Promise.race([before.rotator.rotate('work'), before.power.gone]);
    await before.rest();
    const process = world.start({ host: 'cellar', machine: 'one', boot: 'today' });
    expect(await process.recover()).toMatchObject([{ state: 'failed', undone: 'new key deleted' }]);
    expectPromisesKept(world, process.views());
  });

  test('a computer known by its hardware is the same, under another name and after a start', async () => {
    const world = createWorld();
    const before = world.start({
      host: 'annas-mac.home.example',
      machine: 'hardware one',
      boot: 'yesterday',
      cut: { call: 14, at: 'after' },
    });
    await Promise.race([before.rotator.rotate('work'), before.power.gone]);
    await before.rest();
    const process = world.start({
      host: 'mac-7.guests.example',
      machine: 'hardware one',
      boot: 'today',
    });
    expect(await process.recover()).toMatchObject([{ state: 'failed', undone: 'new key deleted' }]);
    expectPromisesKept(world, process.views());
  });

  test('a journal of a version that knew no more than the name is still this computer’s', async () => {
    const world = createWorld();
    const before = world.start({ host: 'attic', machine: '', cut: { call: 14, at: 'after' } });
    await Promise.race([before.rotator.rotate('work'), before.power.gone]);
    await before.rest();
    const process = world.start({ host: 'attic', machine: 'hardware one', boot: 'today' });
    expect(await process.recover()).toMatchObject([{ state: 'failed', undone: 'new key deleted' }]);
  });

  test('a copy of this computer, with another name, is another computer', async () => {
    const world = createWorld();
    const there = world.start({
      host: 'attic',
      machine: 'one',
      boot: 'there',
      cut: { call: 14, at: 'after' },
    });
    await Promise.race([there.rotator.rotate('work'), there.power.gone]);
    await there.rest();
    const process = world.start({ host: 'cellar', machine: 'one', boot: 'here' });
    expect(await process.recover()).toMatchObject([{ state: 'open', reason: 'other computer' }]);
  });

  test('a rotation that is taken over asks about the lock that the other one has left', async () => {
    const world = createWorld();
    const there = world.start({ host: 'attic', cut: { call: 14, at: 'after' } });
    await Promise.race([there.rotator.rotate('work'), there.power.gone]);
    await there.rest();
    world.lockedBy = { host: 'attic', process: 7 };
    const process = world.start();
    const { id } = given((await process.recover())[0]);
    await process.rotator.resolveOpen(id, 'take it over', undefined);
    await process.rest();
    expect(process.view(id)).toMatchObject({ question: { about: 'lock' } });
    await process.rotator.answer(id, { to: 'lock', choice: 'take it over' });
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'failed', undone: 'new key deleted' });
    expectPromisesKept(world, process.views());
  });

  test('to take over one lock takes no other: a holder who has come since is asked about', async () => {
    const world = createWorld();
    const there = world.start({ host: 'attic', cut: { call: 14, at: 'after' } });
    await Promise.race([there.rotator.rotate('work'), there.power.gone]);
    await there.rest();
    world.lockedBy = { host: 'attic', process: 7 };
    const process = world.start();
    const { id } = given((await process.recover())[0]);
    await process.rotator.resolveOpen(id, 'take it over', undefined);
    await process.rest();
    world.lockedBy = { host: 'cellar', process: 8 };
    await process.rotator.answer(id, { to: 'lock', choice: 'take it over' });
    await process.rest();
    expect(world.lockedBy).toEqual({ host: 'cellar', process: 8 });
    expect(process.view(id)).toMatchObject({
      question: { about: 'lock', failure: { host: 'cellar', process: 8 } },
    });
  });

  test('a question about a lock ends with the lock', async () => {
    const world = createWorld();
    const there = world.start({ host: 'attic', cut: { call: 14, at: 'after' } });
    await Promise.race([there.rotator.rotate('work'), there.power.gone]);
    await there.rest();
    world.lockedBy = { host: 'attic', process: 7 };
    const process = world.start();
    const { id } = given((await process.recover())[0]);
    await process.rotator.resolveOpen(id, 'take it over', undefined);
    await process.rest();
    expect(process.view(id)).toMatchObject({ question: { about: 'lock' } });
    world.lockedBy = undefined;
    await process.recover();
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'failed', undone: 'new key deleted' });
    expectPromisesKept(world, process.views());
  });

  test('another computer of the same name is another computer', async () => {
    const world = createWorld();
    const there = world.start({ machine: 'one', cut: { call: 14, at: 'after' } });
    await Promise.race([there.rotator.rotate('work'), there.power.gone]);
    await there.rest();
    const process = world.start({ machine: 'two' });
    expect(await process.recover()).toMatchObject([{ state: 'open', reason: 'other computer' }]);
  });
});

describe('the history', () => {
  test('gets the lines it could not take, once each, when it can', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    world.historyRefuses = 2;
    const process = world.start();
    await process.rotate('work');
    expect(world.history).toEqual([]);
    await process.recover();
    await process.recover();
    expect(world.history.map(({ event }) => event)).toEqual(['rotated', 'old key deactivated']);
  });
});

describe('a file that is away', () => {
  test('between the check and the save stops the save, and the new key is taken back', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    world.files.put(config, 'play', k1);
    world.when('journal.append created', () => world.files.content.delete(config));
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'failed',
      failure: { code: 'FILE_NOT_READABLE', path: config },
    });
    world.files.put(config, 'play', k1);
    expectPromisesKept(world, process.views());
  });

  test('while an undo saves keeps the new key, which it may hold', async () => {
    const world = createWorld();
    world.policy = defaultPolicy;
    world.answers.set(k1.id, 'only here');
    world.files.put(config, 'play', k1);
    const process = world.start();
    const { id } = await process.rotate('work');
    const away = given(world.files.content.get(config));
    world.files.content.delete(config);
    await process.rotator.oldKey(id, 'undo');
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'open', reason: 'undo stopped' });
    world.files.content.set(config, away);
    expectPromisesKept(world, process.views());
    await process.rotator.resolveOpen(id, 'try again', undefined);
    await process.rest();
    expect(world.files.pairOfProfile('play')).toEqual(k1);
  });

  test('when the new key is let go after an undo keeps that key', async () => {
    const world = createWorld();
    world.policy = defaultPolicy;
    world.files.put(config, 'play', k1);
    const process = world.start();
    const { id } = await process.rotate('work');
    const k2 = given(world.files.pairOfProfile('work'));
    await process.rotator.oldKey(id, 'undo');
    await process.rest();
    world.files.content.delete(config);
    await process.rotator.afterUndo(id, 'delete');
    await process.rest();
    expect(keyOf(world.user, k2.id)?.status).toBe('Active');
  });
});

describe('a history that can’t be written when a rotation ends', () => {
  test('keeps the journal also while the next recovery can’t tell it either', async () => {
    const { world, process } = await retired();
    world.clock.pass(8 * DAY);
    world.when('journal.append deleted', () => {
      world.historyRefuses = 2;
    });
    await process.recover();
    await world.start().recover();
    expect(world.journal.known()).toHaveLength(1);
    await world.start().recover();
    expect(world.history.at(-1)).toMatchObject({ event: 'old key deleted' });
    expect(world.journal.known()).toEqual([]);
  });

  test('keeps the journal until the next recovery has told it', async () => {
    const { world, process } = await retired();
    world.clock.pass(8 * DAY);
    world.when('journal.append deleted', () => {
      world.historyRefuses = 1;
    });
    await process.recover();
    expect(world.journal.known()).toHaveLength(1);
    await world.start().recover();
    expect(world.history.at(-1)).toMatchObject({ event: 'old key deleted' });
    expect(world.journal.known()).toEqual([]);
  });
});
