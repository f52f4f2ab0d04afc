import { describe, expect, test } from 'vitest';
import type { AwsSession } from '../../../main/aws/session.ts';
import { createBackups } from '../../../main/keychain/backups.ts';
import { createMemoryStore } from '../../../main/keychain/memory-store.ts';
import { createReminders } from '../../../main/reminders/reminders.ts';
import { createAppState } from '../../../main/state/app-state.ts';
import { keepUp } from '../../../main/state/keep-up.ts';
import { defaultAppearance } from '../../../shared/appearance.ts';
import { defaultLimits } from '../../../shared/due.ts';
import { Failed } from '../../../shared/failure.ts';
import { localTime } from '../../../shared/local-time.ts';
import { defaultNetworkChoice } from '../../../shared/network.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { defaultReminders, type Told } from '../../../shared/reminders.ts';
import type { RotationView } from '../../../shared/rotation.ts';
import { createCountedClock } from '../../support/counted-clock.ts';
import { createFakeFiles } from '../../support/engine/files.ts';
import { createPower } from '../../support/engine/power.ts';
import { credentials, k1 } from '../../support/engine/world.ts';
import { rotations } from '../../support/fixtures/rotations.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const offline = () => Promise.reject(new Failed({ code: 'OFFLINE' }));
const noNetwork: AwsSession = {
  identity: offline,
  listKeys: offline,
  lastUsed: offline,
  createKey: offline,
  setStatus: offline,
  deleteKey: offline,
  mfaDevices: offline,
  startMfaSession: offline,
  makeReport: offline,
  report: offline,
  end: () => undefined,
};

/** The real upkeep, state and reminders of a person with one key, made so many days ago, on a computer without network. */
function setUp({ days = 93 } = {}) {
  const clock = createCountedClock();
  const createdAt = clock.now() - days * DAY;
  const files = createFakeFiles();
  files.put(credentials, 'work', k1);
  const world = { rotations: new Array<RotationView>(), told: {}, front: false };
  const seen = { recoveries: 0, looks: 0, updates: 0, titles: new Array<string>() };
  const log = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: (message: string, cause: unknown) => {
      throw new Error(message, { cause });
    },
  };
  const state = createAppState({
    aws: { session: () => noNetwork, clockOffset: () => undefined },
    files: files.port(createPower(() => undefined)),
    clock,
    answers: { get: () => undefined },
    rights: { of: () => [] },
    lastUses: { told: () => undefined, of: () => undefined, keep: () => undefined },
    createDates: { of: () => createdAt, told: () => undefined, keep: () => undefined },
    connectionOf: () => ({ region: 'eu-central-1' }),
    rotations: () => world.rotations,
    backups: createBackups(createMemoryStore(), clock.now),
    policy: () => defaultPolicy,
    limits: () => defaultLimits,
    appearance: () => defaultAppearance,
    reminders: () => defaultReminders,
    snoozes: () => ({ keys: {} }),
    connection: () => defaultNetworkChoice,
    accountNames: () => ({}),
    welcomed: () => true,
    ticked: () => ({}),
    handout: () => undefined,
    adding: () => undefined,
    team: () => undefined,
    automatic: () => ({}),
    awsTime: () => undefined,
    desktop: () => ({ updates: { daily: false, now: { state: 'not asked' } } }),
    version: '0.1.0',
  });
  let told: Told = {};
  const upkeep = keepUp({
    rotator: {
      recover: async () => {
        seen.recoveries += 1;
      },
      lookForOldKeys: async () => {
        seen.looks += 1;
      },
    },
    state,
    clock,
    log,
    automatic: { look: () => Promise.resolve(), next: () => undefined },
    lookForUpdates: () => {
      seen.updates += 1;
    },
    remind: createReminders({
      clock,
      local: localTime,
      kept: {
        get: () => told,
        set: (next) => {
          told = next;
        },
      },
      notify: ({ title }) => {
        seen.titles.push(title);
        return () => undefined;
      },
      isWindowInFront: () => world.front,
      log,
    }),
  });
  return { clock, world, seen, state, upkeep };
}

describe('the upkeep', () => {
  test('waits on one timer while nothing happens, and wakes up at most once a minute', async () => {
    const { clock, seen } = setUp();
    await clock.pass(MINUTE + 1000);
    const wakeUps: number[] = [];
    for (let minute = 0; minute < 3 * 24 * 60; minute += 1) {
      const before = clock.ended();
      await clock.pass(MINUTE);
      wakeUps.push(clock.ended() - before);
      expect(clock.pending()).toBe(1);
    }
    // Once an hour the files are read: something happens then, and what comes of it is announced.
    const busy = wakeUps.filter((count) => count > 1);
    expect(busy.length).toBeLessThanOrEqual(3 * 24);
    expect(Math.max(...busy)).toBeLessThanOrEqual(3);
    expect(seen.recoveries).toBe(3 * 24 + 1);
    expect(seen.updates).toBe(3 * 24 + 1);
    expect(seen.titles).toHaveLength(4);
  }, 60_000);

  test('tells of an overdue key without a network, from the date that AWS once gave', async () => {
    const { clock, seen } = setUp();
    await clock.pass(MINUTE);
    expect(seen.titles).toEqual(['The key of work is overdue']);
  });

  test('catches up once after the computer has slept through two days', async () => {
    const { clock, seen, upkeep } = setUp();
    await clock.pass(MINUTE);
    clock.sleepThrough(2 * DAY);
    upkeep.now();
    upkeep.now();
    await clock.pass(MINUTE);
    expect(seen.titles).toHaveLength(2);
    expect(seen.recoveries).toBe(2);
    expect(clock.pending()).toBe(1);
  });

  test('looks at the files every 15 s for an hour after a rotation, and then no more', async () => {
    const { clock, seen, world, state } = setUp({ days: 2 });
    await clock.pass(MINUTE);
    expect(seen.looks).toBe(0);
    world.rotations = [{ ...rotations.retired, endedAt: clock.now() }];
    state.touch();
    await clock.pass(MINUTE);
    expect(seen.looks).toBe(4);
    await clock.pass(HOUR);
    const afterAnHour = seen.looks;
    expect(afterAnHour).toBeGreaterThan(230);
    await clock.pass(10 * MINUTE);
    expect(seen.looks).toBe(afterAnHour);
    expect(clock.pending()).toBe(1);
  });
});
