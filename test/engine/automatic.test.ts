import { describe, expect, test } from 'vitest';
import { createComputer } from '../support/engine/automatic-computer.ts';
import { given, keyOf, pairNamed } from '../support/engine/iam.ts';
import { everyCut } from '../support/engine/power.ts';
import { expectPromisesKept } from '../support/engine/promises.ts';
import { createWorld, k1 } from '../support/engine/world.ts';

const DAY = 24;
const NINETY_DAYS = 90 * DAY * 3_600_000;

/** A key that is used only here, 90 days old. */
function overdue() {
  const world = createWorld();
  world.answers.set(k1.id, 'only here');
  world.clock.pass(NINETY_DAYS);
  return { world, computer: createComputer(world) };
}

describe('a key that rotates by itself', () => {
  test('is told of a day before, rotates, and goes on with the new key', async () => {
    const { world, computer } = overdue();
    computer.switchOn();
    await computer.pass(DAY);
    expect(world.user.keys).toHaveLength(1);
    expect(computer.notices).toEqual([
      expect.stringMatching(/^work rotates tomorrow by itself: On .* at the earliest/),
    ]);
    await computer.pass(2);
    expect(computer.keyId()).not.toBe(k1.id);
    expect(keyOf(world.user, k1.id)?.status).toBe('Inactive');
    expect(computer.notices.at(-1)).toMatch(/^Rotated work by itself: /);
    expect(computer.choice()).toMatchObject({ failures: 0 });
    expect(world.answers.get(computer.keyId())).toBe('only here');
    expectPromisesKept(world, computer.process().views());
  });

  test('rotates every 80 days from then on', async () => {
    const { world, computer } = overdue();
    computer.switchOn();
    await computer.pass(170 * DAY);
    expect(computer.notices.filter((notice) => notice.startsWith('Rotated'))).toHaveLength(3);
    expect(world.history.filter(({ event }) => event === 'rotated')).toHaveLength(3);
    expectPromisesKept(world, computer.process().views());
  }, 60_000);

  test('one that a person takes back does not rotate again', async () => {
    const { world, computer } = overdue();
    world.policy = { ...world.policy, backups: true };
    computer.switchOn();
    await computer.pass(DAY + 2);
    const [rotated] = computer.process().views();
    await computer.process().rotator.oldKey(given(rotated).id, 'undo');
    await computer.process().rest();
    expect(computer.keyId()).toBe(k1.id);
    await computer.process().rotator.afterUndo(given(rotated).id, 'delete');
    await computer.process().rest();
    await computer.pass(3 * DAY);
    expect(computer.keyId()).toBe(k1.id);
    expect(computer.choice()).toBeUndefined();
    expect(computer.notices).toHaveLength(2);
  });

  test('one that Keyturn was quit in begins again after the next start', async () => {
    const { world, computer } = overdue();
    computer.switchOn();
    world.when('aws.identity', () => {
      void computer.process().rotator.pause();
    });
    await computer.pass(DAY + 2);
    expect(computer.keyId()).toBe(k1.id);
    expect(computer.choice()).not.toHaveProperty('stoppedBecause');
    computer.start();
    await computer.pass(DAY);
    expect(computer.keyId()).not.toBe(k1.id);
    expect(computer.notices.at(-1)).toMatch(/^Rotated work by itself: /);
    expect(computer.notices).toHaveLength(2);
  });

  test('a copy of the computer, which uses the key, too, takes it from nobody', async () => {
    const { world, computer } = overdue();
    computer.switchOn();
    await computer.pass(DAY - 1);
    computer.start({ host: 'copy' });
    await computer.pass(10 * DAY);
    expect(computer.keyId()).toBe(k1.id);
    expect(computer.notices).toHaveLength(1);
    // A person says that it may be this one.
    computer.switchOn();
    await computer.pass(DAY + 2);
    expect(computer.keyId()).not.toBe(k1.id);
    expectPromisesKept(world, computer.process().views());
  });

  test('three failures are told of, and nothing more is tried', async () => {
    const { world, computer } = overdue();
    world.user.denied.set('CreateAccessKey', 'ACCESS_DENIED');
    computer.switchOn();
    await computer.pass(10 * DAY);
    const asked = world.aws.requests.filter(({ action }) => action === 'CreateAccessKey');
    expect(asked).toHaveLength(3);
    expect(computer.notices).toHaveLength(2);
    expect(computer.notices.at(-1)).toMatch(/^Could not rotate work by itself: .*tried 3 times/);
    expect(computer.choice()).toMatchObject({ stoppedBecause: { code: 'ACCESS_DENIED' } });
    expectPromisesKept(world, computer.process().views());
  });

  test.each([
    ['KEY_IN_QUARANTINE', 'KEY_IN_QUARANTINE'],
    // A statement that denies this and not the deletion, without the name of its policy.
    ['KEY_MAY_BE_IN_QUARANTINE', 'ACCESS_DENIED'],
  ] as const)(
    'a quarantine of AWS (%s) stops it at once: no try after the first one',
    async (code, denied) => {
      const { world, computer } = overdue();
      world.user.denied.set('UpdateAccessKey', denied);
      world.user.deniedOutright.add('UpdateAccessKey');
      computer.switchOn();
      await computer.pass(10 * DAY);
      const tried = world.aws.requests.filter(({ action }) => action === 'UpdateAccessKey');
      expect(tried).toHaveLength(1);
      expect(computer.choice()).toMatchObject({ failures: 1, stoppedBecause: { code } });
      expectPromisesKept(world, computer.process().views());
    },
  );

  test('nothing is decided for a person: what asks is put away, and counts', async () => {
    const { world, computer } = overdue();
    world.user.denied.set('DeleteAccessKey', 'ACCESS_DENIED');
    computer.switchOn();
    await computer.pass(10 * DAY);
    expect(world.aws.requests.map(({ action }) => action)).not.toContain('CreateAccessKey');
    expect(computer.choice()).toMatchObject({
      failures: 3,
      stoppedBecause: { code: 'ACCESS_DENIED' },
    });
    expect(computer.process().views()).toEqual([]);
  });

  test('a second key that is made in the last moment stays, and the try has failed', async () => {
    const { world, computer } = overdue();
    const other = pairNamed('other');
    computer.switchOn();
    await computer.pass(DAY);
    world.when('aws.', () => {
      const createdAt = world.clock.now() - NINETY_DAYS;
      world.user.keys.push({ pair: other, createdAt, status: 'Active', usedAt: undefined });
    });
    await computer.pass(DAY);
    expect(world.user.keys).toHaveLength(2);
    expect(computer.process().views()).toEqual([]);
    expect(keyOf(world.user, other.id)?.status).toBe('Active');
    expect(computer.keyId()).toBe(k1.id);
  });

  test('wherever the power goes, the key works, is replaced in the end, and stays on', async () => {
    const calm = overdue();
    calm.computer.switchOn();
    await calm.computer.pass(DAY);
    calm.computer.start();
    await calm.computer.pass(2);
    const calls = calm.computer.process().power.calls.length;
    expect(calls).toBeGreaterThan(10);
    const open: string[] = [];

    for (const cut of everyCut(calls)) {
      const { world, computer } = overdue();
      computer.switchOn();
      await computer.pass(DAY);
      computer.start({ cut });
      await computer.pass(2);
      computer.start();
      await computer.pass(12);
      const where = `${cut.at} call ${String(cut.call)}`;
      expectPromisesKept(world, computer.process().views());
      if (
        computer
          .process()
          .views()
          .some(({ state }) => state === 'open')
      ) {
        // Whether AWS has made a key, nobody knows: that is for a person to say.
        open.push(where);
        expect(computer.choice(), where).toHaveProperty('stoppedBecause');
        expect(computer.notices.at(-1), where).toMatch(/^Could not rotate work by itself/);
        continue;
      }
      expect(computer.keyId(), where).not.toBe(k1.id);
      expect(given(computer.choice()).failures, where).toBe(0);
      expect(world.answers.get(computer.keyId()), where).toBe('only here');
      const told = computer.notices.filter((notice) => notice.startsWith('work rotates tomorrow'));
      expect(told, where).toHaveLength(1);
    }
    // Right after AWS has made it, and right before that is written down.
    expect(open).toHaveLength(2);
  }, 120_000);
});
