import { describe, expect, test } from 'vitest';
import type { AwsSession } from '../../../main/aws/session.ts';
import { createBackups } from '../../../main/keychain/backups.ts';
import { createMemoryStore } from '../../../main/keychain/memory-store.ts';
import { createReminders } from '../../../main/reminders/reminders.ts';
import { startUpkeep } from '../../../main/upkeep/upkeep.ts';
import type { ReportedReminders } from '../../../shared/contract/reminders.ts';
import type { RotationView } from '../../../shared/contract/rotation.ts';
import { localTime } from '../../../shared/lib/local-time.ts';
import { defaultLimits } from '../../../shared/settings/due.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { createTestedState, noNetwork } from '../../support/app-state.ts';
import { createCountedClock } from '../../support/counted-clock.ts';
import { createFakeFiles } from '../../support/engine/files.ts';
import { createPower } from '../../support/engine/power.ts';
import { credentials, k1 } from '../../support/engine/world.ts';
import { rotations } from '../../support/fixtures/rotations.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The real upkeep, state and reminders of a person with one key, made so many days ago, on a computer without network. */
function setUp({ days = 93, mayFail = false, session = noNetwork } = {}) {
  const clock = createCountedClock();
  const createdAt = clock.now() - days * DAY;
  const files = createFakeFiles();
  files.put(credentials, 'work', k1);
  const never = new Promise<never>(() => undefined);
  const world = {
    rotations: new Array<RotationView>(),
    told: {},
    front: false,
    hanging: '',
    broken: 0,
    limits: defaultLimits,
    rests: new Array<(view: RotationView) => void>(),
  };
  const hangsIn = <Answer>(what: string, answer: () => Promise<Answer>): Promise<Answer> =>
    world.hanging === what ? never : answer();
  const errors: string[] = [];
  const seen = {
    recoveries: 0,
    readings: 0,
    filesRead: 0,
    looks: 0,
    automatic: 0,
    updates: 0,
    titles: new Array<string>(),
  };
  const log = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: (message: string, cause: unknown) => {
      if (!mayFail) throw new Error(message, { cause });
      errors.push(message);
    },
  };
  const store = createMemoryStore();
  const filesPort = files.port(createPower(() => undefined));
  const { state, keys, keychain, failures, changes } = createTestedState({
    aws: { session: () => session, clockOffset: () => undefined },
    files: {
      ...filesPort,
      read: () => {
        seen.filesRead += 1;
        return hangsIn('the files', filesPort.read);
      },
    },
    clock,
    log,
    createDates: { of: () => createdAt, told: () => undefined, keep: () => undefined },
    rotations: () => world.rotations,
    backups: createBackups(
      { ...store, list: () => hangsIn('the keychain', store.list) },
      clock.now,
    ),
    limits: () => world.limits,
  });
  let told: ReportedReminders = {};
  const upkeep = startUpkeep({
    rotator: {
      recover: () =>
        hangsIn('the journal', async () => {
          seen.recoveries += 1;
        }),
      lookForOldKeys: async () => {
        seen.looks += 1;
      },
      onRest: (listener) => {
        world.rests.push(listener);
      },
    },
    state,
    keys,
    readBackups: keychain.readBackups,
    failures,
    changed: changes.touch,
    clock,
    random: () => 0.5,
    log,
    automatic: {
      look: () =>
        hangsIn('a rotation', async () => {
          seen.automatic += 1;
        }),
      next: () => {
        if (world.broken > 0) {
          world.broken -= 1;
          throw new Error('next');
        }
        return undefined;
      },
    },
    managed: {
      readAgain: () => {
        seen.readings += 1;
        return false;
      },
    },
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
  /** A rotation is as this view says, and is still worked at, or not any more. */
  function becomes(view: RotationView, { rests }: { readonly rests: boolean }): void {
    world.rotations = [{ ...view, ...('endedAt' in view ? { endedAt: clock.now() } : {}) }];
    changes.touch();
    if (rests) for (const tell of world.rests) tell(view);
  }
  return { clock, world, seen, state, changes, upkeep, errors, becomes };
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
    expect(seen.readings).toBe(seen.recoveries);
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
    const { clock, seen, becomes } = setUp({ days: 2 });
    await clock.pass(MINUTE);
    expect(seen.looks).toBe(0);
    becomes(rotations.retired, { rests: true });
    await clock.pass(50_000);
    // At once, and after 15, 30 and 45 s.
    expect(seen.looks).toBe(4);
    await clock.pass(HOUR);
    const afterAnHour = seen.looks;
    expect(afterAnHour).toBeGreaterThan(230);
    await clock.pass(10 * MINUTE);
    expect(seen.looks).toBe(afterAnHour);
    expect(clock.pending()).toBe(1);
  });

  test('asks again within minutes about a key that AWS was too busy for, and then hourly as ever', async () => {
    const asked: number[] = [];
    const session: AwsSession = {
      ...noNetwork,
      identity: () => {
        asked.push(clock.monotonic());
        return Promise.reject(
          new FailureError({ code: asked.length < 3 ? 'THROTTLED' : 'ACCESS_DENIED' }),
        );
      },
    };
    const { clock } = setUp({ session });
    await clock.pass(59 * MINUTE);
    const minutes = asked.map((at) => at / MINUTE);
    expect(minutes).toHaveLength(3);
    // With a spread of a quarter: 1¼ minutes, then 2½.
    expect(minutes[1]).toBeCloseTo(1.25, 1);
    expect(minutes[2]).toBeCloseTo(3.75, 1);
    await clock.pass(2 * MINUTE);
    expect(asked).toHaveLength(4);
  });

  test('reads files and keys again once a rotation has also dealt with the old key, not in its midst', async () => {
    const { clock, seen, becomes } = setUp({ days: 2 });
    await clock.pass(MINUTE);
    const before = seen.filesRead;
    becomes(rotations.retiring, { rests: false });
    becomes(rotations.retired, { rests: false });
    await clock.pass(1000);
    expect(seen.filesRead).toBe(before);
    becomes(rotations.retired, { rests: true });
    await clock.pass(1000);
    expect(seen.filesRead).toBe(before + 1);
  });

  test('reads nothing again for a rotation that has changed no file, or once more for the same one', async () => {
    const { clock, seen, becomes } = setUp({ days: 2 });
    await clock.pass(MINUTE);
    becomes(rotations.retired, { rests: true });
    await clock.pass(1000);
    const before = seen.filesRead;
    becomes(rotations.retired, { rests: true });
    becomes(rotations.checking, { rests: true });
    await clock.pass(1000);
    expect(seen.filesRead).toBe(before);
  });

  test.each(['the journal', 'the files', 'the keychain', 'a rotation'])(
    'where %s never answers, a person is reminded every day, and everything else is done every hour',
    async (hanging) => {
      const { clock, seen, world } = setUp();
      await clock.pass(MINUTE);
      const before = { ...seen, titles: seen.titles.length };
      world.hanging = hanging;
      await clock.pass(3 * DAY);
      expect(seen.titles.length - before.titles).toBeGreaterThanOrEqual(3);
      const done = {
        'the journal': seen.recoveries - before.recoveries,
        'a rotation': seen.automatic - before.automatic,
      };
      for (const [what, times] of Object.entries(done)) {
        if (what !== hanging) expect(times).toBeGreaterThan(50);
      }
    },
    60_000,
  );

  test('goes on after whatever goes wrong in it', async () => {
    const { clock, seen, world, errors } = setUp({ mayFail: true });
    world.broken = 3;
    await clock.pass(3 * HOUR);
    expect(errors).toHaveLength(3);
    expect(seen.recoveries).toBeGreaterThanOrEqual(3);
    expect(seen.titles).toEqual(['The key of work is overdue']);
  });

  test('hears of a change although a tray that is gone could not be told of it', async () => {
    const { clock, seen, state, changes, world, errors } = setUp({ days: 2, mayFail: true });
    state.subscribe(() => {
      throw new Error('Object has been destroyed');
    });
    const told: number[] = [];
    state.subscribe(({ number }) => told.push(number));
    await clock.pass(MINUTE);
    expect(told).not.toEqual([]);
    world.limits = { ...defaultLimits, dueDays: 1 };
    changes.touch();
    await clock.pass(1000);
    expect(seen.titles).toHaveLength(1);
    expect(errors).toContain('a change could not be told');
  });
});
