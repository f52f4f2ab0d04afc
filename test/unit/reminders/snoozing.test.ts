import { describe, expect, test } from 'vitest';
import { createSnoozing } from '../../../main/reminders/snoozing.ts';
import type { Snoozes } from '../../../shared/contract/reminders.ts';

const DAY = 24 * 60 * 60_000;
const key = 'AKIA…7Q2X';
// A Monday evening here, whatever the time zone.
const monday = new Date(2026, 2, 2, 21, 30).getTime();

function setUp(before: Snoozes = { keys: {} }) {
  const world = { now: monday, kept: before, changes: 0 };
  const snoozing = createSnoozing({
    now: () => world.now,
    kept: {
      get: () => world.kept,
      set: (next) => {
        world.kept = next;
      },
    },
    changed: () => {
      world.changes += 1;
    },
  });
  return { world, snoozing };
}

describe('putting reminders off', () => {
  test('ends at nine the next morning, or a week later', () => {
    const { snoozing } = setUp();
    snoozing.set('all', 'tomorrow');
    expect(snoozing.current()).toEqual({ all: new Date(2026, 2, 3, 9).getTime(), keys: {} });
    snoozing.set('all', 'next week');
    expect(snoozing.current().all).toBe(new Date(2026, 2, 9, 9).getTime());
  });

  test('of one key leaves the others alone, until the day a person names', () => {
    const { snoozing, world } = setUp();
    snoozing.set(key, monday + 3 * DAY);
    expect(snoozing.current()).toEqual({ keys: { [key]: monday + 3 * DAY } });
    expect(world.changes).toBe(1);
  });

  test('can be ended, and is over by itself', () => {
    const { snoozing, world } = setUp({ all: monday + DAY, keys: { [key]: monday + DAY } });
    snoozing.set(key, 'now');
    expect(snoozing.current()).toEqual({ all: monday + DAY, keys: {} });
    world.now += DAY;
    expect(snoozing.current()).toEqual({ keys: {} });
    snoozing.set('all', 'now');
    expect(world.kept).toEqual({ keys: {} });
  });

  test('lasts a year at most: whoever wants none at all switches them off', () => {
    const { snoozing } = setUp();
    snoozing.set(key, monday + 5000 * DAY);
    expect(snoozing.current().keys[key]).toBeLessThan(monday + 367 * DAY);
  });
});
