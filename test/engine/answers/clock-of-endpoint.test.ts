import { expect, test } from 'vitest';
import { expectPromisesKept } from '../../support/engine/promises.ts';
import { createWorld, k1 } from '../../support/engine/world.ts';

test('where a place says it is later than any date, the journal can be read again', async () => {
  const world = createWorld();
  world.answers.set(k1.id, 'only here');
  world.aws.skew = 200_000_000 * 86_400_000;
  const process = world.start();
  const { id } = await process.rotate('work');
  expect(process.view(id)).toMatchObject({ state: 'succeeded' });
  expect(world.journal.damaged()).toEqual(new Set());
  expect(world.journal.entries()).toMatchObject([{ progress: { phase: 'deactivated' } }]);
  expectPromisesKept(world, process.views());
});
