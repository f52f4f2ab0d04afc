import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createReminders } from '../../../main/reminders/reminders.ts';
import {
  isQuiet,
  type Reminders,
  type ReportedReminders,
} from '../../../shared/contract/reminders.ts';
import type { Snapshot } from '../../../shared/contract/snapshot.ts';
import { age, profiles } from '../../support/fixtures/profiles.ts';
import { usual } from '../../support/fixtures/snapshots.ts';
import { localTimeIn } from '../../support/reminder-world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata'].map(
  localTimeIn,
);

type Happening =
  | { readonly kind: 'awake' | 'asleep'; readonly minutes: number }
  | { readonly kind: 'clock set'; readonly minutes: number }
  | { readonly kind: 'travel'; readonly zone: number }
  | { readonly kind: 'restart' };

/** A year in which the clock is set by so many minutes now and then, and a person travels or does not. */
function years({
  clock = 0,
  travels = true,
}: {
  readonly clock?: number;
  readonly travels?: boolean;
}) {
  const minutes = fc.integer({ min: 5, max: 60 * 60 });
  const usualDays = [
    fc.record({ kind: fc.constant('awake' as const), minutes }),
    fc.record({ kind: fc.constant('asleep' as const), minutes }),
    fc.record({ kind: fc.constant('awake' as const), minutes }),
    fc.record({ kind: fc.constant('asleep' as const), minutes }),
    fc.record({
      kind: fc.constant('clock set' as const),
      minutes: fc.integer({ min: -clock, max: clock }),
    }),
  ];
  const rare = [
    fc.record({
      kind: fc.constant('travel' as const),
      zone: fc.nat(travels ? zones.length - 1 : 0),
    }),
    fc.constant({ kind: 'restart' as const }),
  ];
  return fc.array(fc.oneof(...usualDays, ...rare), { minLength: 350, maxLength: 500 });
}

const quiet = fc.record({ on: fc.boolean(), from: fc.nat(1439), to: fc.nat(1439) });

/**
 * A notification: when it came by true time, on a clock that was set forward with the one on the wall (nothing tells
 * that from sleep), and the day it was on the wall.
 */
type ShownNotification = {
  readonly at: number;
  readonly after: number;
  readonly key: string;
  readonly day: string;
};

type Year = {
  readonly tellings: readonly ShownNotification[];
  /** The longest time, awake and not quiet, by true time, for which a key that is overdue was not told of. */
  readonly longestSilence: number;
  readonly wakeUps: number;
  readonly awake: number;
};

/** Lives through a year. Two keys are overdue all the time, as AWS sees it. */
function live(
  happenings: readonly Happening[],
  reminders: Reminders,
  home = localTimeIn('UTC'),
): Year {
  const world = { true: 0, forward: 0, wall: Date.UTC(2026, 0, 1, 8), awake: 0, zone: home };
  const tellings: ShownNotification[] = [];
  const lastOf = new Map<string, number>();
  let wakeUps = 0;
  let longestSilence = 0;
  let kept: ReportedReminders = {};

  function snapshot(): Snapshot {
    const keys = [profiles.overdue, { ...profiles.due, age: age(95, 'overdue') }];
    return { ...usual, at: world.wall, reminders, profiles: keys };
  }

  function start() {
    return createReminders({
      clock: { now: () => world.wall, monotonic: () => world.awake },
      local: { day: (at) => world.zone.day(at), minute: (at) => world.zone.minute(at) },
      kept: {
        get: () => kept,
        set: (next) => {
          kept = next;
        },
      },
      notify: () => {
        const now = Object.entries(kept).filter(([, topics]) =>
          Object.values(topics).includes(world.wall),
        );
        for (const [key] of now) {
          lastOf.set(key, world.true);
          tellings.push({
            at: world.true,
            after: world.true + world.forward,
            key,
            day: world.zone.day(world.wall),
          });
        }
        return () => undefined;
      },
      isWindowInFront: () => false,
      log: {
        debug: () => undefined,
        error: (_message, cause) => {
          throw cause;
        },
      },
    });
  }

  function pass(milliseconds: number, isAwake: boolean): void {
    world.true += milliseconds;
    world.wall += milliseconds;
    if (isAwake) world.awake += milliseconds;
  }

  let remind = start();
  let sleepsUntil = 0;
  function look(): void {
    wakeUps += 1;
    sleepsUntil = world.awake + remind(snapshot());
    if (isQuiet(reminders, world.zone.minute(world.wall))) return;
    for (const key of ['AKIA…7Q2X', 'AKIA…PM4D']) {
      longestSilence = Math.max(longestSilence, world.true - (lastOf.get(key) ?? 0));
    }
  }

  function stayAwake(end: number): void {
    while (sleepsUntil < end) {
      pass(sleepsUntil - world.awake, true);
      look();
    }
    pass(end - world.awake, true);
  }

  look();
  for (const now of happenings) {
    if (world.true > 365 * DAY) break;
    switch (now.kind) {
      case 'awake':
        stayAwake(world.awake + now.minutes * MINUTE);
        break;
      case 'asleep':
        pass(now.minutes * MINUTE, false);
        look();
        break;
      case 'clock set':
        world.wall += now.minutes * MINUTE;
        world.forward += Math.max(0, now.minutes * MINUTE);
        // It is noticed at the next look.
        stayAwake(sleepsUntil + 1);
        break;
      case 'travel':
        world.zone = zones[now.zone] ?? world.zone;
        break;
      case 'restart':
        remind = start();
        look();
    }
  }
  return { tellings, longestSilence, wakeUps, awake: world.awake };
}

function gaps({ tellings }: Year): readonly number[] {
  return tellings.flatMap((telling, index) => {
    const next = tellings.slice(index + 1).find(({ key }) => key === telling.key);
    return next === undefined ? [] : [next.after - telling.after];
  });
}

const on: Reminders = { on: true, quiet: { on: false, from: 0, to: 0 } };
// Shrinking lives through thousands of years.
const lives = { numRuns: 10, endOnFailure: true };
const timeLimit = 60_000;
const twoMonths = 60 * 24 * 60;

describe('a year of reminders', () => {
  test(
    'with sleep, travels, restarts, quiet hours and a clock that is set: never two a day for one key',
    () => {
      fc.assert(
        fc.property(years({ clock: twoMonths }), quiet, (happenings, hours) => {
          const year = live(happenings, { on: true, quiet: hours });
          expect(gaps(year).filter((gap) => gap < 20 * HOUR)).toEqual([]);
        }),
        lives,
      );
    },
    timeLimit,
  );

  test(
    'at home, never two with the same date, when a day has 25 hours either',
    () => {
      fc.assert(
        fc.property(
          years({ travels: false }),
          fc.nat(zones.length - 1),
          quiet,
          (happenings, home, hours) => {
            const atHome = happenings.filter(({ kind }) => kind !== 'travel');
            const { tellings } = live(atHome, { on: true, quiet: hours }, zones[home]);
            const days = tellings.map(({ key, day }) => `${key} ${day}`);
            expect(new Set(days).size).toBe(days.length);
          },
        ),
        lives,
      );
    },
    timeLimit,
  );

  test(
    'with all of that: never silent for longer than a day of 25 hours while somebody is there',
    () => {
      fc.assert(
        fc.property(years({ clock: twoMonths }), (happenings) => {
          const { longestSilence, tellings } = live(happenings, on);
          expect(longestSilence).toBeLessThanOrEqual(25 * HOUR + 2 * MINUTE);
          expect(tellings.length).toBeGreaterThan(200);
        }),
        lives,
      );
    },
    timeLimit,
  );

  test('where nothing happens it is once a day, and the computer wakes up at most once a minute', () => {
    const { tellings, wakeUps, awake, longestSilence } = live(
      [{ kind: 'awake', minutes: 365 * 24 * 60 }],
      on,
    );
    expect(tellings.length / 2).toBe(365);
    expect(longestSilence).toBeLessThanOrEqual(DAY + MINUTE);
    expect(wakeUps).toBeLessThan(awake / MINUTE / 50);
  });
});
