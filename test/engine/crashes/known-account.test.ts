import { expect, test } from 'vitest';
import { cutEverywhere } from '../../support/engine/cuts.ts';
import type { Cut } from '../../support/engine/power.ts';
import { expectPromisesKept } from '../../support/engine/promises.ts';
import { createWorld, k1, type World } from '../../support/engine/world.ts';

/** A rotation that tries the permissions while it requests identity and list. */
async function play(cut?: Cut) {
  const world = createWorld();
  world.answers.set(k1.id, 'only here');
  world.accounts.set(k1.id, world.user.account);
  const process = world.start(cut === undefined ? {} : { cut });
  await Promise.race([process.rotator.rotate('work'), process.power.gone]);
  await process.rest();
  return { world, process };
}

async function startAgain(world: World) {
  const process = world.start();
  const views = await process.recover();
  expectPromisesKept(world, views);
  return { end: views[0]?.state ?? 'nothing to show', calls: process.power.calls.length };
}

test('the power goes before and after every call of a rotation in an account that is known', async () => {
  const { ends } = await cutEverywhere({ play, startAgain });
  expect(ends).toEqual(['failed', 'nothing to show', 'open', 'succeeded']);
});
