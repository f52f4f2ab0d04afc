import { describe, expect, test, vi } from 'vitest';
import { createUpdates, type Updater } from '../../../main/updates/updates.ts';
import type { UpdateChoice } from '../../../shared/contract/updates.ts';
import { FailureError } from '../../../shared/values/failure.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** Updates of a person, with a server that has 0.2.0. */
function setUp(start: UpdateChoice = {}, differently: Partial<Updater> = {}) {
  const world = { rotating: false, looking: false, allowed: true, now: DAY, choice: start };
  const updater = {
    hindrance: undefined,
    find: vi.fn(async (): Promise<string | undefined> => '0.2.0'),
    download: vi.fn(async (progress: (percent: number) => void) => {
      progress(50);
    }),
    install: vi.fn(),
    forget: vi.fn(async () => undefined),
    ...differently,
  } satisfies Updater;
  const quit = vi.fn();
  const states: string[] = [];
  const updates = createUpdates({
    updater,
    version: '0.1.0',
    kept: {
      get: () => world.choice,
      set: (choice) => {
        world.choice = choice;
      },
    },
    updatesAllowed: () => world.allowed,
    isRotating: () => world.rotating,
    isBusy: () => world.rotating || world.looking,
    pauseRotations: async () => undefined,
    now: () => world.now,
    changed: () => {
      states.push(updates.view().now.state);
    },
    quit,
    log: {
      debug: vi.fn(),
      info: vi.fn(),
      warn: vi.fn(),
      error: vi.fn(),
      flush: async () => undefined,
    },
  });
  const is = (state: string) => vi.waitFor(() => expect(updates.view().now.state).toBe(state));
  return { world, updater, quit, states, updates, is };
}

describe('nothing is fetched before a person has agreed', () => {
  test('whatever time goes by', () => {
    const { updates, updater, world } = setUp();
    for (let days = 0; days < 30; days += 1) {
      world.now += DAY;
      updates.look();
    }
    expect(updater.find).not.toHaveBeenCalled();
    expect(updates.view()).toEqual({ daily: false, now: { state: 'not asked' } });
  });

  test('whoever agrees has the newest version looked for and fetched at once', async () => {
    const { updates, states, is } = setUp();
    updates.setDaily(true);
    await is('ready');
    expect(states).toEqual(['checking', 'checking', 'downloading', 'downloading', 'ready']);
  });

  test('whoever says no is not asked again, and may still look for once', async () => {
    const { updates, updater, is } = setUp();
    updates.setDaily(false);
    updates.look();
    expect(updates.view().now.state).toBe('off');
    expect(updater.find).not.toHaveBeenCalled();
    updates.check();
    await is('ready');
  });
});

test('the server is asked once a day, though the loop looks every hour', async () => {
  const find = vi.fn(async () => undefined);
  const { updates, world, is } = setUp({ daily: true }, { find });
  for (let hours = 0; hours < 3 * 24; hours += 1) {
    updates.look();
    await is('none');
    world.now += HOUR;
  }
  expect(find).toHaveBeenCalledTimes(3);
});

test('a failure has words, and the next look is an hour later', async () => {
  const find = vi.fn(() => Promise.reject(new FailureError({ code: 'UPDATE_NOT_REACHED' })));
  const { updates, world, is } = setUp({ daily: true }, { find });
  updates.look();
  await is('failed');
  expect(updates.view().now).toMatchObject({ failure: { code: 'UPDATE_NOT_REACHED' } });
  updates.look();
  expect(find).toHaveBeenCalledTimes(1);
  world.now += HOUR;
  updates.look();
  expect(find).toHaveBeenCalledTimes(2);
});

describe('never during a rotation', () => {
  test('a click on “Quit and install” waits for its end', async () => {
    const { updates, world, quit, updater, is } = setUp({ daily: true });
    updates.look();
    await is('ready');
    world.rotating = true;
    updates.install();
    expect(updates.view().now.state).toBe('deferred');
    updates.settle();
    expect(quit).not.toHaveBeenCalled();
    world.rotating = false;
    updates.settle();
    expect(quit).toHaveBeenCalledOnce();
    expect(updates.shutdownTask.isNeeded()).toBe(true);
    await updates.shutdownTask.act();
    expect(updater.install).toHaveBeenCalledExactlyOnceWith({ startsAgain: true });
  });

  test('who quits in the middle of one quits without installing', async () => {
    const { updates, world, updater, is } = setUp({ daily: true });
    updates.look();
    await is('ready');
    world.rotating = true;
    await updates.shutdownTask.act();
    expect(updater.install).not.toHaveBeenCalled();
  });

  test('a look at a key that was just rotated puts the end off, not the installation', async () => {
    const { updates, world, updater, quit, is } = setUp({ daily: true });
    updates.look();
    await is('ready');
    world.looking = true;
    updates.install();
    expect(quit).not.toHaveBeenCalled();
    expect(updates.shutdownTask.isNeeded()).toBe(true);
    await updates.shutdownTask.act();
    expect(updater.install).toHaveBeenCalledOnce();
  });
});

test('who just quits has it installed, and Keyturn stays ended', async () => {
  const { updates, updater, quit, is } = setUp({ daily: true });
  updates.look();
  await is('ready');
  expect(updates.shutdownTask.isNeeded()).toBe(true);
  await updates.shutdownTask.act();
  expect(updater.install).toHaveBeenCalledExactlyOnceWith({ startsAgain: false });
  expect(quit).not.toHaveBeenCalled();
});

describe('while one comes', () => {
  /** A download that ends when it is told to stop, and not before. */
  function comesForEver() {
    const told: AbortSignal[] = [];
    const download = (_: unknown, stopped: AbortSignal): Promise<void> => {
      told.push(stopped);
      return new Promise((_resolve, reject) => {
        stopped.addEventListener('abort', () => {
          reject(new Error('stopped'));
        });
      });
    };
    return { told, ...setUp({ daily: true }, { download }) };
  }

  test('whoever switches updates off stops it, and it is neither shown nor installed', async () => {
    const { updates, states, is, told } = comesForEver();
    updates.look();
    await is('downloading');
    updates.setDaily(false);
    expect(told.map(({ aborted }) => aborted)).toEqual([true]);
    await new Promise(setImmediate);
    expect(states.at(-1)).toBe('off');
    expect(updates.view().now.state).toBe('off');
    expect(updates.shutdownTask.isNeeded()).toBe(false);
  });

  test('a policy that comes stops it, too', async () => {
    const { updates, world, is, told } = comesForEver();
    updates.look();
    await is('downloading');
    world.allowed = false;
    updates.look();
    expect(told.map(({ aborted }) => aborted)).toEqual([true]);
    expect(updates.view().now.state).toBe('not allowed');
  });

  test('whoever removes everything stops it, before what has come is removed', async () => {
    const { updates, updater, is, told } = comesForEver();
    updates.look();
    await is('downloading');
    await updates.forget();
    expect(told.map(({ aborted }) => aborted)).toEqual([true]);
    expect(updater.forget).toHaveBeenCalledOnce();
    expect(updates.view().now.state).toBe('none');
  });

  test('whoever switches them on again has it looked for anew', async () => {
    const { updates, world, is, told } = comesForEver();
    updates.look();
    await is('downloading');
    updates.setDaily(false);
    world.now += DAY;
    updates.setDaily(true);
    await vi.waitFor(() => {
      expect(told.map(({ aborted }) => aborted)).toEqual([true, false]);
    });
  });
});

describe('an installation that was begun', () => {
  const tried = { version: '0.2.0', from: '0.1.0', at: DAY };

  test('is remembered before it is', async () => {
    const { updates, world, is } = setUp(
      { daily: true },
      {
        install: () => {
          expect(world.choice.tried).toEqual(tried);
        },
      },
    );
    updates.look();
    await is('ready');
    await updates.shutdownTask.act();
    expect(world.choice.tried).toEqual(tried);
  });

  test('is told as failed where the same version starts again, and tried again a day later', async () => {
    const { updates, updater, world, is } = setUp({ daily: true, tried });
    expect(updates.view().now).toMatchObject({
      state: 'failed',
      failure: { code: 'UPDATE_NOT_INSTALLED' },
    });
    world.now += DAY - 1;
    updates.look();
    expect(updater.find).not.toHaveBeenCalled();
    world.now += 1;
    updates.look();
    await is('ready');
    expect(world.choice.tried).toBeUndefined();
  });

  test('is tried again at once where a person wants it', async () => {
    const { updates, updater, is } = setUp({ daily: false, tried });
    updates.check();
    await is('ready');
    expect(updater.download).toHaveBeenCalledOnce();
  });

  test('is of no interest where another version starts', () => {
    const { updates } = setUp({ daily: true, tried: { ...tried, from: '0.0.9' } });
    expect(updates.view().now.state).toBe('none');
  });

  test('is not told any more where updates are switched off', () => {
    const { updates, world } = setUp({ daily: true, tried });
    updates.setDaily(false);
    expect(updates.view().now.state).toBe('off');
    expect(world.choice).toEqual({ daily: false });
  });
});

test('a policy that comes with one ready keeps it from being installed', async () => {
  const { updates, world, is } = setUp({ daily: true });
  updates.look();
  await is('ready');
  world.allowed = false;
  expect(updates.view().now.state).toBe('not allowed');
  expect(updates.shutdownTask.isNeeded()).toBe(false);
  expect(() => {
    updates.check();
  }).toThrow('BAD_REQUEST');
});

test('an installation that can’t update itself never touches its updater', () => {
  const { updates, updater } = setUp(
    { daily: true },
    { hindrance: 'belongs to a package manager' },
  );
  updates.look();
  updates.checkWherePossible();
  expect(() => {
    updates.install();
  }).toThrow('BAD_REQUEST');
  expect(updater.find).not.toHaveBeenCalled();
  expect(updates.shutdownTask.isNeeded()).toBe(false);
});
