import { describe, expect, test } from 'vitest';
import type { UsedElsewhere } from '../../../shared/contract/rotation.ts';
import type { RotationId } from '../../../shared/values/identifiers.ts';
import { expectPromisesKept } from '../../support/engine/promises.ts';
import {
  createWorld,
  k1,
  type Process,
  type View,
  type World,
} from '../../support/engine/world.ts';

const asks = {
  state: 'succeeded',
  seen: false,
  retirement: { oldKey: 'stays active', because: 'not answered' },
};

/** Starts again on what the process before has left. */
async function startAgain(world: World): Promise<{ process: Process; view: View }> {
  const process = world.start();
  const views = await process.recover();
  expectPromisesKept(world, views);
  const [view] = views;
  if (view === undefined) throw new Error('nothing is shown');
  return { process, view };
}

/** A rotation in a process that ends at this call, before or after it took effect. */
async function killedAt(call: string, at: 'before' | 'after'): Promise<World> {
  const world = createWorld();
  const whole = await rotated();
  const number = whole.process.power.calls.findIndex((made) => made.startsWith(call));
  expect(number).toBeGreaterThan(0);
  const process = world.start({ cut: { call: number, at } });
  await Promise.race([process.rotator.rotate('work'), process.power.gone]);
  await process.rest();
  return world;
}

async function rotated() {
  const world = createWorld();
  const process = world.start();
  const { id } = await process.rotate('work');
  return { world, process, id };
}

async function answer(process: Process, id: RotationId, says: UsedElsewhere): Promise<void> {
  await process.rotator.answerUsedElsewhere(id, says);
  await process.rest();
}

describe('an outcome that nobody has answered or put away', () => {
  test('asks again after Keyturn was quit, as often as that is', async () => {
    const { world, process } = await rotated();
    await process.rotator.pause();
    for (let times = 0; times < 3; times += 1) {
      expect((await startAgain(world)).view).toMatchObject(asks);
    }
  });

  test.each([
    ['right after the first file was saved', 'files.replaceIn', 'after'],
    ['before it was written down that all is saved', 'journal.append saved', 'before'],
    ['right after that was written down', 'journal.append saved', 'after'],
    ['before the history was told', 'history.append rotated', 'before'],
    ['right after the history was told', 'history.append rotated', 'after'],
  ] as const)(
    'asks after Keyturn was killed %s, and after the next start too',
    async (_, call, at) => {
      const world = await killedAt(call, at);
      expect((await startAgain(world)).view).toMatchObject(asks);
      expect((await startAgain(world)).view).toMatchObject(asks);
    },
  );

  test('asks again where the start that finished the rotation was killed itself', async () => {
    const world = await killedAt('files.replaceIn', 'after');
    const cut = world.start();
    world.when('journal.append saved', () => cut.power.cut());
    await cut.recover();
    expect((await startAgain(world)).view).toMatchObject(asks);
  });

  test('is there again where the journal could not take that it was put away', async () => {
    const { world, process, id } = await rotated();
    world.journal.refuse('seen', 1);
    await process.rotator.dismiss(id);
    expect(process.view(id)).toMatchObject({ seen: true });
    expect((await startAgain(world)).view).toMatchObject(asks);
  });

  test('of an undo asks about the new key again', async () => {
    const { world, process, id } = await rotated();
    await process.rotator.dismiss(id);
    await process.rotator.oldKey(id, 'undo');
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'undone', newKeyIs: 'active' });
    expect((await startAgain(world)).view).toMatchObject({ state: 'undone', seen: false });
  });
});

describe('an outcome that a person has put away', () => {
  test('comes back after no restart, and what can be done about the old key stays', async () => {
    const { world, process, id } = await rotated();
    await process.rotator.dismiss(id);
    for (let times = 0; times < 3; times += 1) {
      expect((await startAgain(world)).view).toMatchObject({
        ...asks,
        seen: true,
        acts: ['retire'],
      });
    }
  });

  test.each(['before', 'after'] as const)(
    'is put away where Keyturn is killed right %s it is written down, or is shown again',
    async (at) => {
      const { world, process, id } = await rotated();
      if (at === 'before') process.power.cut();
      world.when('journal.append seen', () => process.power.cut());
      await Promise.race([process.rotator.dismiss(id), process.power.gone]);
      expect((await startAgain(world)).view).toMatchObject({ ...asks, seen: at === 'after' });
    },
  );
});

describe('an outcome whose question a person has answered', () => {
  test.each(['only here', 'also elsewhere'] as const)('“%s” is shown no more', async (says) => {
    const { world, process, id } = await rotated();
    await answer(process, id, says);
    expect(process.view(id)).toMatchObject({ seen: false });
    const { view } = await startAgain(world);
    expect(view).toMatchObject({ state: 'succeeded', seen: true });
  });

  test('asks no more where Keyturn is killed between the answer and what follows from it', async () => {
    const { world, process, id } = await rotated();
    world.when('journal.append deactivating', () => process.power.cut());
    await process.rotator.answerUsedElsewhere(id, 'only here');
    await process.rest();
    const { view } = await startAgain(world);
    expect(view).toMatchObject({ seen: true, retirement: { oldKey: 'deactivated' } });
  });

  test('is shown where Keyturn is killed before it was written down, without the question', async () => {
    const { world, process, id } = await rotated();
    process.power.cut();
    await Promise.race([
      process.rotator.answerUsedElsewhere(id, 'also elsewhere'),
      process.power.gone,
    ]);
    const { view } = await startAgain(world);
    expect(view).toMatchObject({
      seen: false,
      retirement: { oldKey: 'stays active', because: 'also elsewhere' },
    });
  });
});

test('an answer that was given for the old key before does not count as having seen the outcome', async () => {
  const world = createWorld();
  world.answers.set(k1.id, 'only here');
  const process = world.start();
  await process.rotate('work');
  const { view } = await startAgain(world);
  expect(view).toMatchObject({ seen: false, retirement: { oldKey: 'deactivated' } });
});
