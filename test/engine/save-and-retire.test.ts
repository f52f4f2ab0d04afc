import { describe, expect, test } from 'vitest';
import { given, keyOf, pairNamed } from '../support/engine/iam.ts';
import { expectPromisesKept } from '../support/engine/promises.ts';
import { config, createWorld, credentials, k1, type View } from '../support/engine/world.ts';

const diskFull = { code: 'DISK_FULL', renamed: false } as const;
const changed = { code: 'FILE_CHANGED_MEANWHILE', renamed: false } as const;
const always = Array.from({ length: 5 }, () => diskFull);

/** A world whose key stands in two files. */
function worldOfTwoFiles() {
  const world = createWorld();
  world.files.put(config, 'play', k1);
  return world;
}

function oldKey({ user }: ReturnType<typeof createWorld>) {
  return keyOf(user, k1.id)?.status;
}

describe('saving the new key', () => {
  test('is shown as the step under way', async () => {
    const world = createWorld();
    const process = world.start();
    const id = await process.rotator.rotate('work');
    let shown: View | undefined;
    world.when('files.replaceIn', () => (shown = process.view(id)));
    await process.rest();
    expect(shown).toMatchObject({ state: 'working', step: 'save' });
  });

  test('fails before any file is saved: everything is undone', async () => {
    const world = worldOfTwoFiles();
    world.files.trouble(credentials, [diskFull]);
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'failed',
      reached: 'save',
      undone: 'new key deleted',
      failure: { code: 'DISK_FULL', path: credentials },
    });
    expect(world.user.keys.map(({ pair }) => pair)).toEqual([k1]);
    expect(world.files.pairOfProfile('play')).toEqual(k1);
    expectPromisesKept(world, process.views());
  });

  test('is tried again where another program has written meanwhile', async () => {
    const world = worldOfTwoFiles();
    world.files.trouble(credentials, [changed, changed]);
    expect(await world.start().rotate('work')).toMatchObject({ state: 'succeeded' });
  });

  test('counts as done when the file is there although the disk complained', async () => {
    const world = worldOfTwoFiles();
    world.files.trouble(credentials, [{ code: 'FILE_NOT_SAVED', renamed: true }]);
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({ state: 'succeeded' });
    expectPromisesKept(world, process.views());
  });

  test('fails after the first file: both keys go on to work, and trying again finishes it', async () => {
    const world = worldOfTwoFiles();
    world.files.trouble(config, always);
    const process = world.start();
    const view = await process.rotate('work');
    expect(view).toMatchObject({
      state: 'open',
      reason: 'partly saved',
      reached: 'save',
      failure: { code: 'DISK_FULL', path: config },
      choices: ['try again', 'undo the rotation', 'it is settled'],
    });
    expect(oldKey(world)).toBe('Active');
    expectPromisesKept(world, process.views());

    await process.rotator.resolveOpen(view.id, 'try again', undefined);
    await process.rest();
    expect(process.view(view.id)).toMatchObject({ state: 'succeeded' });
    expect(world.files.pairOfProfile('play')).toEqual(world.files.pairOfProfile('work'));
  });

  test('proves the new key again before it is saved an hour later', async () => {
    const world = worldOfTwoFiles();
    world.files.trouble(config, always);
    const process = world.start();
    const view = await process.rotate('work');
    const k2 = given(world.files.pairOfProfile('work'));
    world.clock.pass(3_600_000);
    world.user.keys.splice(1, 1);
    await process.recover();
    expect(process.view(view.id)).toMatchObject({
      state: 'open',
      reason: 'partly saved',
      failure: { code: 'NEW_KEY_GONE' },
    });
    // The file that still had a working key has kept it.
    expect(world.files.pairOfProfile('play')).toEqual(k1);
    expect(world.files.pairOfProfile('work')).toEqual(k2);
  });

  test('stays in sight, is tried every hour, and is told to the history once', async () => {
    const world = worldOfTwoFiles();
    world.files.trouble(config, [...always, ...always, ...always]);
    const process = world.start();
    const first = await process.rotate('work');
    for (const view of [...(await process.recover()), ...(await world.start().recover())]) {
      expect(view).toMatchObject({ state: 'open', reason: 'partly saved' });
      expect(view).toHaveProperty('since', Reflect.get(first, 'since'));
    }
    expect(world.history.map(({ event }) => event)).toEqual(['left open']);
    const [last] = await world.start().recover();
    expect(last).toMatchObject({ state: 'succeeded' });
  });

  test('is tried again at the first click, also where a lock kept the last recovery waiting', async () => {
    const world = worldOfTwoFiles();
    world.files.trouble(config, [...always]);
    const process = world.start();
    await process.rotate('work');
    world.lockedBy = { host: 'attic', process: 7 };
    const [view] = await process.recover();
    expect(view).toMatchObject({ state: 'open', reason: 'partly saved' });
    world.lockedBy = undefined;
    await process.rotator.resolveOpen(given(view).id, 'try again', undefined);
    await process.rest();
    expect(process.view(given(view).id)).toMatchObject({ state: 'succeeded' });
  });

  test('sees that another program has put the old key back, and says so', async () => {
    const world = worldOfTwoFiles();
    world.when(`files.replaceIn ${config}`, () => world.files.put(credentials, 'work', k1));
    const process = world.start();
    const view = await process.rotate('work');
    expect(view).toMatchObject({
      state: 'open',
      reason: 'old key back',
      failure: { code: 'OLD_KEY_BACK', path: credentials },
    });
    await process.rotator.resolveOpen(view.id, 'try again', undefined);
    await process.rest();
    expect(process.view(view.id)).toMatchObject({ state: 'succeeded' });
    expect(world.files.pairOfProfile('work')?.id).not.toBe(k1.id);
  });

  test('is not believed where the SDK reads something else', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    world.files.misread.set('work', pairNamed('else'));
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'open',
      reason: 'partly saved',
      failure: { code: 'READ_BACK_DIFFERS' },
    });
    expect(oldKey(world)).toBe('Active');
  });

  test('saves where the profile has moved to while the key was proven', async () => {
    const world = createWorld();
    world.when('journal.append proved', () => {
      world.files.content.set(credentials, new Map());
      world.files.put(config, 'work', k1);
    });
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({ state: 'succeeded' });
    expectPromisesKept(world, process.views());
  });

  test('undoes everything when a person has taken the old key out of all files meanwhile', async () => {
    const world = createWorld();
    world.when('journal.append proved', () => {
      world.files.content.set(credentials, new Map());
    });
    expect(await world.start().rotate('work')).toMatchObject({
      state: 'failed',
      reached: 'save',
      undone: 'new key deleted',
      failure: { code: 'KEY_NOT_IN_FILES' },
    });
  });

  test('a person who stops it before the first file undoes it; after that it only goes forward', async () => {
    for (const [call, state] of [
      ['journal.append proved', 'failed'],
      [`files.replaceIn ${credentials}`, 'succeeded'],
    ] as const) {
      const world = createWorld();
      const process = world.start();
      const id = await process.rotator.rotate('work');
      world.when(call, () => process.rotator.cancel(id));
      await process.rest();
      expect(process.view(id)).toMatchObject({ state });
      expectPromisesKept(world, process.views());
    }
  });

  test('a file that can’t be read right before the save leaves it unfinished, and is undone later', async () => {
    const world = createWorld();
    world.when('journal.append proved', () => world.files.unreadable.add(credentials));
    const process = world.start();
    const view = await process.rotate('work');
    expect(view).toMatchObject({ state: 'open', reason: 'interrupted' });
    expectPromisesKept(world, process.views());
    world.files.unreadable.clear();
    await process.recover();
    expect(process.view(view.id)).toMatchObject({ state: 'failed', undone: 'new key deleted' });
  });
});

describe('retiring the old key', () => {
  async function rotated(
    prepare: (world: ReturnType<typeof createWorld>) => void = () => undefined,
  ) {
    const world = createWorld();
    prepare(world);
    const process = world.start();
    const { id } = await process.rotate('work');
    return { world, process, id, view: (): View => process.view(id) };
  }

  test('waits for an answer, and acts on it', async () => {
    const { world, process, id, view } = await rotated();
    expect(oldKey(world)).toBe('Active');
    await process.rotator.answerUsedElsewhere(id, 'only here');
    await process.rest();
    expect(view()).toMatchObject({ retirement: { oldKey: 'deactivated' } });
    expect(oldKey(world)).toBe('Inactive');
    // The new key stands where the old one stood.
    expect(world.answers.get(given(world.files.pairOfProfile('work')).id)).toBe('only here');
  });

  test('leaves it active where it is used elsewhere, until a person retires it', async () => {
    const { world, process, id, view } = await rotated();
    await process.rotator.answerUsedElsewhere(id, 'also elsewhere');
    await process.rest();
    expect(view()).toMatchObject({
      retirement: { oldKey: 'stays active', because: 'also elsewhere' },
    });
    await process.rotator.dismiss(id);
    expect(view()).toMatchObject({ seen: true, acts: ['retire', 'undo'] });
    await process.rotator.oldKey(id, 'retire');
    await process.rest();
    expect(view()).toMatchObject({ retirement: { oldKey: 'deactivated' } });
    await expect(process.rotator.oldKey(id, 'retire')).rejects.toThrow('UNKNOWN_ROTATION');
    expect(oldKey(world)).toBe('Inactive');
  });

  test('is shown as pending when it is denied, and tried again by itself', async () => {
    const { world, process, view } = await rotated((fresh) => {
      fresh.answers.set(k1.id, 'only here');
      fresh.when('journal.append deactivating', () =>
        fresh.user.denied.set('UpdateAccessKey', 'ACCESS_DENIED'),
      );
    });
    expect(view()).toMatchObject({
      state: 'succeeded',
      retirement: { oldKey: 'stays active for now', failure: { code: 'ACCESS_DENIED' } },
    });
    await process.recover();
    expect(view()).toMatchObject({ retirement: { oldKey: 'stays active for now' } });
    world.user.denied.clear();
    await process.recover();
    expect(view()).toMatchObject({ retirement: { oldKey: 'stays active for now' } });
    // What was denied is tried once a day.
    world.clock.pass(86_400_000);
    await process.recover();
    expect(view()).toMatchObject({ retirement: { oldKey: 'deactivated' } });
  });

  test('is found done when only its answer was lost', async () => {
    const { world, process, view } = await rotated((fresh) => {
      fresh.answers.set(k1.id, 'only here');
      fresh.aws.trouble('UpdateAccessKey', ['none', { kind: 'answer lost' }]);
    });
    expect(view()).toMatchObject({ retirement: { oldKey: 'stays active for now' } });
    await process.recover();
    expect(view()).toMatchObject({ retirement: { oldKey: 'deactivated' } });
    expect(oldKey(world)).toBe('Inactive');
  });

  test('has nothing to do where the old key is gone', async () => {
    const { world, process, id, view } = await rotated();
    world.user.keys.splice(0, 1);
    await process.rotator.oldKey(id, 'retire');
    await process.rest();
    expect(view()).toMatchObject({ retirement: { oldKey: 'gone' } });
    expect(world.journal.known()).toEqual([]);
    await process.rotator.dismiss(id);
    expect(process.views()).toEqual([]);
  });

  test.each([
    ['a file that holds the old key again', 'OLD_KEY_BACK'],
    ['a file that can’t be read', 'FILE_NOT_READABLE'],
    ['a profile that reads another key', 'READ_BACK_DIFFERS'],
    ['files that hold the new key no more', 'KEY_NOT_IN_FILES'],
    ['a new key that was deactivated', 'NEW_KEY_NOT_ACCEPTED'],
    ['a list without the new key', 'KEY_NOT_LISTED'],
  ])('is stopped by %s', async (trouble, code) => {
    const { world, process, id, view } = await rotated();
    const k2 = given(world.files.pairOfProfile('work'));
    const own = given(keyOf(world.user, k2.id));
    const happen: Readonly<Record<string, () => void>> = {
      OLD_KEY_BACK: () => world.files.put(config, 'play', k1),
      FILE_NOT_READABLE: () => world.files.unreadable.add(credentials),
      READ_BACK_DIFFERS: () => world.files.misread.set('work', undefined),
      KEY_NOT_IN_FILES: () => world.files.put(credentials, 'work', pairNamed('third')),
      NEW_KEY_NOT_ACCEPTED: () => Object.assign(own, { status: 'Inactive' }),
      KEY_NOT_LISTED: () => Object.assign(own, { createdAt: world.clock.now() }),
    };
    if (code === 'KEY_NOT_LISTED') world.aws.lag.lists = 1000;
    given(happen[code])();
    await process.rotator.oldKey(id, 'retire');
    await process.rest();
    expect({ trouble, view: view() }).toMatchObject({
      view: { retirement: { oldKey: 'stays active for now', failure: { code } } },
    });
    expect(oldKey(world)).toBe('Active');
  });

  test('sees a file that gets the old key back while AWS is being asked', async () => {
    const { world, process, id, view } = await rotated();
    world.when('aws.listKeys', () => world.files.put(config, 'play', k1));
    await process.rotator.oldKey(id, 'retire');
    await process.rest();
    expect(view()).toMatchObject({
      retirement: { oldKey: 'stays active for now', failure: { code: 'OLD_KEY_BACK' } },
    });
    expect(oldKey(world)).toBe('Active');
  });
});
