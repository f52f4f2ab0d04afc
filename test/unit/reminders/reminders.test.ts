import { describe, expect, test } from 'vitest';
import { createReminders } from '../../../main/reminders/reminders.ts';
import type { Notice } from '../../../shared/contract/notice.ts';
import type { ReportedReminders } from '../../../shared/contract/reminders.ts';
import type { Snapshot } from '../../../shared/contract/snapshot.ts';
import { DAY, fixtureNow, profiles } from '../../support/fixtures/profiles.ts';
import { rotations } from '../../support/fixtures/rotations.ts';
import { usual } from '../../support/fixtures/snapshots.ts';
import { localTimeIn } from '../../support/reminder-world.ts';

const HOUR = 60 * 60_000;
const { overdue, due, fresh } = profiles;

/** Reminders in a world that a test moves. */
function setUp(before: ReportedReminders = {}) {
  const world = { now: fixtureNow, awake: 0, front: false, kept: before, refuses: false };
  const notices: Notice[] = [];
  const withdrawn: string[] = [];
  const errors: string[] = [];
  const start = () =>
    createReminders({
      clock: { now: () => world.now, monotonic: () => world.awake },
      local: localTimeIn('UTC'),
      kept: {
        get: () => world.kept,
        set: (told) => {
          if (world.refuses) throw new Error('the disk is full');
          world.kept = told;
        },
      },
      notify: (notice) => {
        notices.push(notice);
        return () => withdrawn.push(notice.title);
      },
      isWindowInFront: () => world.front,
      log: { debug: () => undefined, error: (message) => errors.push(message) },
    });
  let remind = start();
  return {
    world,
    notices,
    withdrawn,
    errors,
    restart: () => {
      remind = start();
    },
    pass: (milliseconds: number) => {
      world.now += milliseconds;
      world.awake += milliseconds;
    },
    look: (snapshot: Partial<Snapshot> = {}) =>
      remind({ ...usual, at: world.now, profiles: [overdue, fresh], ...snapshot }),
  };
}

describe('reminders', () => {
  test('come once a day, also over a restart', () => {
    const { look, pass, restart, notices } = setUp();
    look();
    look();
    pass(HOUR);
    restart();
    look();
    expect(notices.map(({ title }) => title)).toEqual(['The key of default is overdue']);
    pass(DAY);
    look();
    expect(notices).toHaveLength(2);
  });

  test('come once even where that can’t be written down', () => {
    const { look, world, notices, errors } = setUp();
    world.refuses = true;
    look();
    look();
    expect(notices).toHaveLength(1);
    expect(errors).toEqual(['a reminder could not be written down']);
  });

  test('wait while the window shows the same', () => {
    const { look, world, notices } = setUp();
    world.front = true;
    look();
    expect(notices).toEqual([]);
    world.front = false;
    look();
    expect(notices).toHaveLength(1);
  });

  test('are not made of what is told once and was seen in the window', () => {
    const { look, world, pass, notices } = setUp();
    const snapshot = { profiles: [fresh], rotations: [rotations.gone] };
    pass(DAY);
    world.front = true;
    look(snapshot);
    world.front = false;
    pass(2 * DAY);
    look(snapshot);
    expect(notices).toEqual([]);
  });

  test('are taken away once the key is rotated, but not while the files are read anew', () => {
    const { look, withdrawn } = setUp();
    look();
    look({ checking: true });
    look({ loaded: false, profiles: [] });
    expect(withdrawn).toEqual([]);
    look({ profiles: [fresh] });
    look({ profiles: [fresh] });
    expect(withdrawn).toEqual(['The key of default is overdue']);
  });

  test('take the place of those of the day before: one of each is on the screen, however long nobody looks', () => {
    const { look, pass, withdrawn, notices } = setUp();
    for (let day = 0; day < 30; day += 1) {
      look();
      pass(DAY);
    }
    expect(notices).toHaveLength(30);
    expect(withdrawn).toHaveLength(29);
  });

  test('of several keys are taken away once one of them is rotated; the other is not told of again that day', () => {
    const { look, withdrawn, notices } = setUp();
    look({ profiles: [overdue, due] });
    look({ profiles: [due] });
    expect(withdrawn).toEqual(['2 keys need you']);
    expect(notices).toHaveLength(1);
  });

  test('are taken away when a person puts them off', () => {
    const { look, withdrawn, world } = setUp();
    look();
    look({ snoozes: { all: world.now + DAY, keys: {} } });
    expect(withdrawn).toEqual(['The key of default is overdue']);
  });

  test('come in time when the clock is set back by a month meanwhile', () => {
    const { look, pass, world, notices } = setUp();
    look();
    pass(HOUR);
    world.now -= 30 * DAY;
    look();
    expect(notices).toHaveLength(1);
    pass(10 * HOUR);
    look();
    expect(notices).toHaveLength(1);
    pass(13 * HOUR);
    look();
    expect(notices).toHaveLength(2);
  });

  test('forget what they were told long ago', () => {
    const { look, world } = setUp({ 'AKIA…GONE': { overdue: fixtureNow - 41 * DAY } });
    look();
    expect(Object.keys(world.kept)).toEqual([overdue.key]);
  });

  test('lead to the key, and offer to rotate it or to be reminded tomorrow', () => {
    const { look, notices } = setUp();
    look();
    expect(notices[0]).toMatchObject({
      profile: 'default',
      buttons: [
        { verb: 'rotate', profile: 'default' },
        { verb: 'remind tomorrow', key: overdue.key },
      ],
    });
  });
});
