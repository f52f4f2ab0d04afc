import { describe, expect, test } from 'vitest';
import { defaultReminders, type ReportedReminders } from '../../../../shared/contract/reminders.ts';
import type { ProfileView, Snapshot } from '../../../../shared/contract/snapshot.ts';
import { nextReminderCheck } from '../../../../shared/reminders/next-reminder-check.ts';
import {
  isDayOver,
  type ReminderFacts,
  shouldNotify,
} from '../../../../shared/reminders/should-notify.ts';
import { age, DAY, fixtureNow, profiles } from '../../../support/fixtures/profiles.ts';
import { rotations } from '../../../support/fixtures/rotations.ts';
import { usual } from '../../../support/fixtures/snapshots.ts';
import { localTimeIn } from '../../../support/reminder-world.ts';

const HOUR = 60 * 60_000;
const local = localTimeIn('UTC');
const [overdue, due, fresh] = [profiles.overdue, profiles.due, profiles.fresh];
const overdueKey = overdue.key ?? '';
const freshKey = fresh.key ?? '';

function facts(
  snapshot: Partial<Snapshot> = {},
  rest: Partial<Omit<ReminderFacts, 'snapshot'>> = {},
): ReminderFacts {
  return {
    snapshot: { ...usual, profiles: [overdue, fresh], ...snapshot },
    reported: {},
    windowInFront: false,
    startedAt: fixtureNow - DAY,
    local,
    ...rest,
  };
}

/** What is told now: the title, or why nothing is. */
function outcome(given: ReminderFacts): string {
  const decision = shouldNotify(given);
  return decision.tell ? decision.notice.title : decision.because;
}

const toldAt = (at: number): ReportedReminders => ({ [overdueKey]: { overdue: at } });
const quietAt = (from: number, to: number) => ({
  reminders: { on: true, quiet: { on: true, from: from * 60, to: to * 60 } },
});

describe('whether a person is told', () => {
  test.each<[string, string, ReminderFacts]>([
    ['an overdue key', 'The key of default is overdue', facts()],
    [
      'a key that AWS has found in public',
      'AWS has found the key of leaked in public',
      facts({ profiles: [profiles.inQuarantine] }),
    ],
    [
      'one that is overdue besides: not that it be rotated',
      'AWS has found the key of leaked in public',
      facts({ profiles: [{ ...profiles.inQuarantine, age: age(120, 'overdue') }] }),
    ],
    ['a key that is due', 'The key of reports is due', facts({ profiles: [due] })],
    ['several keys, in one', '2 keys need you', facts({ profiles: [overdue, due] })],
    ['fresh keys', 'nothing to tell', facts({ profiles: [fresh] })],
    [
      'no reminders wanted',
      'switched off',
      facts({ reminders: { ...defaultReminders, on: false } }),
    ],
    ['files that are not read yet', 'files not read', facts({ loaded: false })],
    ['ages that are being asked for', 'asking AWS', facts({ checking: true })],
    ['a rotation that runs', 'a rotation runs', facts({ rotations: [rotations.proving] })],
    ['an hour after the last', 'told already', facts({}, { reported: toldAt(fixtureNow - HOUR) })],
    ['the window in front', 'window in front', facts({}, { windowInFront: true })],
    ['within the quiet hours', 'quiet hours', facts(quietAt(13, 15))],
    ['outside the quiet hours', 'The key of default is overdue', facts(quietAt(15, 13))],
    ['within quiet hours over midnight', 'quiet hours', facts(quietAt(22, 15))],
    ['quiet hours of no length', 'The key of default is overdue', facts(quietAt(14, 14))],
    ['all put off', 'snoozed', facts({ snoozes: { all: fixtureNow + 1, keys: {} } })],
    ['this key put off', 'snoozed', facts({ snoozes: { keys: { [overdueKey]: fixtureNow + 1 } } })],
    [
      'one of two keys put off',
      'The key of reports is due',
      facts({ profiles: [overdue, due], snoozes: { keys: { [overdueKey]: fixtureNow + 1 } } }),
    ],
    [
      'a snooze that is over',
      'The key of default is overdue',
      facts({ snoozes: { all: fixtureNow, keys: { [overdueKey]: fixtureNow } } }),
    ],
    [
      'a computer that is offline',
      'The key of holiday is overdue',
      facts({ profiles: [{ ...profiles.notReached, age: age(91, 'overdue') }] }),
    ],
    [
      'a key that AWS no longer accepts',
      'nothing to tell',
      facts({ profiles: [{ ...profiles.refusedByAws, age: age(91, 'overdue') }] }),
    ],
  ])('%s: %s', (_what, expected, given) => {
    expect(outcome(given)).toBe(expected);
  });

  test('of the most urgent thing of each key, in a line each, with the way to the most urgent key', () => {
    const shared = { ...profiles.sharedFirst, age: age(81, 'due') };
    const decision = shouldNotify(facts({ profiles: [shared, profiles.sharedSecond, overdue] }));
    expect(decision).toMatchObject({
      notice: {
        title: '2 keys need you',
        body: 'default: overdue, 93 days old\ndev, work: due, 81 days old',
        profile: 'default',
      },
    });
  });

  test('of no more keys than a notification has room for; the rest is counted', () => {
    const many = Array.from({ length: 7 }, (_, index) => ({
      ...overdue,
      name: `client-${index}`,
      key: `AKIA…CLI${index}`,
    }));
    const decision = shouldNotify(facts({ profiles: many }));
    expect(decision.tell && decision.notice.body.split('\n')).toHaveLength(5);
    expect(decision).toMatchObject({ notice: { body: expect.stringContaining('and 3 more') } });
  });
});

const quietKey: ProfileView = { ...fresh, age: age(60, 'fresh') };
const second = { keyId: 'AKIAQ3EXAMPLE0SECOND', status: 'Active', profiles: [] } as const;
const twoKeys: ProfileView = { ...fresh, userKeys: [{ ...second, profiles: [] }] };

describe('what there is to tell', () => {
  const later = { at: fixtureNow + DAY };
  test.each<[string, string, Partial<Snapshot>]>([
    ['never used for 45 days', 'The key of sandbox is not used', { profiles: [quietKey] }],
    [
      'last used 45 days ago',
      'The key of sandbox is not used',
      {
        profiles: [
          {
            ...quietKey,
            lastUse: { known: 'used', at: fixtureNow - 45 * DAY, service: 's3', region: 'x' },
          },
        ],
      },
    ],
    [
      'used 44 days ago',
      'nothing to tell',
      {
        profiles: [
          {
            ...quietKey,
            lastUse: { known: 'used', at: fixtureNow - 44 * DAY, service: 's3', region: 'x' },
          },
        ],
      },
    ],
    ['a second active key', 'ada has two active keys', { profiles: [{ ...twoKeys, user: 'ada' }] }],
    [
      'a second key that a file holds',
      'nothing to tell',
      { profiles: [{ ...twoKeys, userKeys: [{ ...second, profiles: ['work'] }] }] },
    ],
    [
      'an old key that still works, on the day of the rotation',
      'told already',
      { rotations: [rotations.asksWhereUsed], profiles: [] },
    ],
    [
      'an old key that still works, a day later',
      'The old key of default still works',
      { rotations: [rotations.asksWhereUsed], profiles: [], ...later },
    ],
    [
      'an old key that is used again',
      'The old key of default is still used',
      { rotations: [rotations.usedElsewhere], profiles: [], ...later },
    ],
    [
      'an old key that could not be deactivated',
      'The old key of default still works',
      { rotations: [rotations.notRetiredYet], profiles: [], ...later },
    ],
    [
      'an old key that could not be deleted',
      'The old key of default is not deleted',
      { rotations: [rotations.notDeleted], profiles: [], ...later },
    ],
    [
      'an old key whose time was over',
      'The old key of default is deleted',
      { rotations: [rotations.gone], profiles: [], ...later },
    ],
    [
      'an open rotation, a day later',
      'The rotation of dev and work needs you',
      { rotations: [rotations.answerLost], profiles: [], at: fixtureNow + 3 * DAY },
    ],
    [
      'a retired key',
      'nothing to tell',
      { rotations: [rotations.retired], profiles: [], ...later },
    ],
  ])('%s: %s', (_what, expected, snapshot) => {
    expect(outcome(facts(snapshot))).toBe(expected);
  });

  test('what an earlier Keyturn has left is told at once, however it ended', () => {
    const startedAt = fixtureNow - 1000;
    const left = (rotation: Snapshot['rotations'][number]): string =>
      outcome(facts({ rotations: [rotation], profiles: [] }, { startedAt }));
    expect(left(rotations.retired)).toBe('The rotation of default was finished');
    expect(left(rotations.rolledBack)).toBe('The rotation of default was taken back');
    expect(left(rotations.answerLost)).toBe('The rotation of dev and work needs you');
  });

  test('a finished one is told once; its old key goes on to be told of', () => {
    const startedAt = fixtureNow - 1000;
    const { oldKey } = rotations.asksWhereUsed;
    const told: ReportedReminders = { [oldKey]: { recovered: fixtureNow } };
    const snapshot = { rotations: [rotations.asksWhereUsed], profiles: [], at: fixtureNow + DAY };
    expect(outcome(facts(snapshot, { startedAt, reported: told }))).toBe(
      'The old key of default still works',
    );
    const retired = { ...snapshot, rotations: [rotations.retired] };
    expect(outcome(facts(retired, { startedAt, reported: told }))).toBe('told already');
  });

  test('a second key and one that is not used are told of once a week', () => {
    const at = (days: number): string =>
      outcome(
        facts(
          { profiles: [quietKey] },
          {
            reported: { [freshKey]: { 'not used': fixtureNow - days * DAY } },
          },
        ),
      );
    expect([at(1), at(6), at(7)]).toEqual([
      'told already',
      'told already',
      'The key of sandbox is not used',
    ]);
  });
});

describe('when a day is over', () => {
  const at = (text: string): number => Date.parse(text);
  test.each([
    ['24 hours later', '2026-03-02T02:00Z', '2026-03-03T02:00Z', true],
    ['just before', '2026-03-02T02:00Z', '2026-03-03T01:59Z', false],
    ['the next morning, from nine on', '2026-03-02T12:59Z', '2026-03-03T09:00Z', true],
    ['the next morning, before nine', '2026-03-02T12:00Z', '2026-03-03T08:59Z', false],
    ['at nine, when it was late yesterday', '2026-03-02T14:00Z', '2026-03-03T09:59Z', false],
    ['across midnight', '2026-03-02T23:59Z', '2026-03-03T00:01Z', false],
    ['after a clock was set back by a day', '2026-03-03T10:00Z', '2026-03-02T10:00Z', true],
    ['after a clock was set back by an hour', '2026-03-03T10:00Z', '2026-03-03T09:00Z', false],
  ])('%s', (_when, told, now, isOver) => {
    expect(isDayOver(at(told), at(now), local)).toBe(isOver);
  });

  test('not before midnight, where a day has 25 hours', () => {
    const berlin = localTimeIn('Europe/Berlin');
    const told = at('2026-10-24T22:10Z');
    expect(isDayOver(told, at('2026-10-25T22:20Z'), berlin)).toBe(false);
    expect(isDayOver(told, at('2026-10-25T23:00Z'), berlin)).toBe(true);
  });
});

describe('when to look again', () => {
  test('when a day is over, from a minute to an hour ahead', () => {
    expect(nextReminderCheck(facts({}, { reported: toldAt(fixtureNow - DAY + 10 * 60_000) }))).toBe(
      600_000,
    );
    expect(nextReminderCheck(facts({}, { reported: toldAt(fixtureNow - DAY + 5000) }))).toBe(
      60_000,
    );
    expect(nextReminderCheck(facts())).toBe(HOUR);
  });

  test('when a snooze or the quiet hours end, and soon while the window is in front', () => {
    const inTen = fixtureNow + 600_000;
    expect(nextReminderCheck(facts({ snoozes: { all: inTen, keys: {} } }))).toBe(600_000);
    expect(nextReminderCheck(facts({ snoozes: { keys: { [overdueKey]: inTen } } }))).toBe(600_000);
    expect(nextReminderCheck(facts(quietAt(13, 14.25)))).toBe(600_000);
    expect(nextReminderCheck(facts({}, { windowInFront: true }))).toBe(300_000);
  });
});
