import { describe, expect, test } from 'vitest';
import { createWorld, k1 } from '../support/engine/world.ts';

/** Something that a test lets go on. */
function newGate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

describe('a history that takes its time', () => {
  test('keeps no step waiting, and a rotation is at rest only when all of it is told', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    const gate = newGate();
    world.historyWaitsFor = gate.opened;
    const process = world.start();
    const rests: string[] = [];
    process.rotator.onRest(({ id }) => rests.push(id));
    const id = await process.rotator.rotate('work');
    await expect
      .poll(() => world.journal.kindsOf(id), { interval: 5 })
      .toEqual(expect.arrayContaining(['deactivated']));
    let isIdle = false;
    const idle = process.rotator.idle().then(() => {
      isIdle = true;
    });
    await new Promise((done) => setImmediate(done));
    expect({ busy: process.rotator.isBusy(), rests, isIdle, told: world.history }).toEqual({
      busy: true,
      rests: [],
      isIdle: false,
      told: [],
    });
    gate.open();
    await idle;
    expect(process.rotator.isBusy()).toBe(false);
    expect(rests).toEqual([id]);
    expect(world.history.map(({ event }) => event)).toEqual(['rotated', 'old key deactivated']);
  });

  test('and refuses in the end keeps the journal, though the rotation is over', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    const process = world.start();
    await process.rotate('work');
    world.clock.pass(8 * 86_400_000);
    const gate = newGate();
    world.when('journal.append deleted', () => {
      world.historyRefuses = 1;
      world.historyWaitsFor = gate.opened;
    });
    const recovered = process.recover();
    await expect
      .poll(() => world.journal.written.at(-1)?.record.kind, { interval: 5 })
      .toBe('closed');
    await new Promise((done) => setImmediate(done));
    expect(world.journal.known()).toHaveLength(1);
    gate.open();
    await recovered;
    expect(world.journal.known()).toHaveLength(1);
    await world.start().recover();
    expect(world.history.at(-1)).toMatchObject({ event: 'old key deleted' });
  });
});
