import { describe, expect, test } from 'vitest';
import {
  createOldKeyReminders,
  oldKeysToRemindOf,
  type Reminded,
} from '../../../main/reminders/old-keys.ts';
import type { Notice } from '../../../shared/notice.ts';
import { RotationView } from '../../../shared/rotation.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const endedAt = Date.UTC(2026, 2, 2, 12);

/** A rotation that succeeded, and whose old key stays active unless something else is said. */
function rotation(id: string, facts: object = {}): RotationView {
  return RotationView.parse({
    id,
    profiles: [id],
    oldKey: 'AKIA…OLD1',
    newKey: 'AKIA…NEW1',
    startedAt: endedAt - 3000,
    endedAt,
    steps: [],
    seen: false,
    state: 'succeeded',
    retirement: { oldKey: 'stays active', because: 'also elsewhere', since: { use: 'not known' } },
    acts: ['retire'],
    ...facts,
  });
}

const retired = rotation('site', { retirement: { oldKey: 'deactivated', at: endedAt } });

function idsOf(rotations: readonly RotationView[]): readonly string[] {
  return rotations.map(({ id }) => id);
}

describe('which old keys a person is reminded of', () => {
  test('those that still work, a day after the rotation and then once a day', () => {
    const all = [rotation('work'), retired];
    expect(idsOf(oldKeysToRemindOf(all, {}, endedAt + DAY - 1))).toEqual([]);
    expect(idsOf(oldKeysToRemindOf(all, {}, endedAt + DAY))).toEqual(['work']);
    const reminded = { work: endedAt + DAY };
    expect(idsOf(oldKeysToRemindOf(all, reminded, endedAt + 2 * DAY - 1))).toEqual([]);
    expect(idsOf(oldKeysToRemindOf(all, reminded, endedAt + 2 * DAY))).toEqual(['work']);
  });

  test('none while a rotation runs', () => {
    const { id, profiles, oldKey, startedAt, steps, seen } = rotation('busy');
    const common = { id, profiles, oldKey, startedAt, steps, seen };
    const busy = RotationView.parse({
      ...common,
      state: 'working',
      step: 'prove',
      canCancel: true,
    });
    expect(oldKeysToRemindOf([rotation('work'), busy], {}, endedAt + DAY)).toEqual([]);
  });

  test('also after the clock was set back by years', () => {
    expect(idsOf(oldKeysToRemindOf([rotation('work')], { work: endedAt }, 0))).toEqual(['work']);
  });
});

describe('the reminder', () => {
  function reminders(rotations: readonly RotationView[], before: Reminded = {}) {
    const told: Notice[] = [];
    const world = { now: endedAt + DAY, front: false, kept: before, refuses: false };
    const remind = createOldKeyReminders({
      rotations: () => rotations,
      now: () => world.now,
      kept: {
        get: () => world.kept,
        set: (reminded) => {
          if (world.refuses) throw new Error('the disk is full');
          world.kept = reminded;
        },
      },
      notify: (notice) => told.push(notice),
      isWindowInFront: () => world.front,
      log: { error: () => undefined },
    });
    return { told, world, remind };
  }

  test('is one notification for several keys', () => {
    const { told, remind } = reminders([rotation('work'), rotation('play')]);
    remind();
    expect(told.map(({ title }) => title)).toEqual(['2 old keys still work']);
  });

  test('comes once a day, also over a restart', () => {
    const { told, world, remind } = reminders([rotation('work')]);
    remind();
    world.now += HOUR;
    remind();
    expect(told.map(({ title }) => title)).toEqual(['The old key of work still works']);
    const next = reminders([rotation('work')], world.kept);
    next.world.now = world.now;
    next.remind();
    expect(next.told).toEqual([]);
    next.world.now += DAY;
    next.remind();
    expect(next.told).toHaveLength(1);
  });

  test('waits while the window shows the same', () => {
    const { told, world, remind } = reminders([rotation('work')]);
    world.front = true;
    remind();
    expect(told).toEqual([]);
    world.front = false;
    remind();
    expect(told).toHaveLength(1);
  });

  test('comes once even where it can’t be written down, and forgets rotations that are over', () => {
    const { told, world, remind } = reminders([rotation('work')], { gone: 1 });
    world.refuses = true;
    remind();
    remind();
    expect(told).toHaveLength(1);
    world.refuses = false;
    world.now += DAY;
    remind();
    expect(world.kept).toEqual({ work: world.now });
  });
});
