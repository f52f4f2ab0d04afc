import { expect, test } from 'vitest';
import type { TimedCall } from '../support/engine/aws.ts';
import { keyOf, pairNamed } from '../support/engine/iam.ts';
import { createWorld, k1 } from '../support/engine/world.ts';

/** How long every request takes, in ms. */
const each = 100;

/** A world in which the key is used only here and every request takes its time. */
function slowWorld(): ReturnType<typeof createWorld> {
  const world = createWorld();
  world.answers.set(k1.id, 'only here');
  world.accounts.set(k1.id, world.user.account);
  world.aws.latency.each = each;
  return world;
}

/** The calls of a rotation up to the answer that deactivates the old key. */
function untilDeactivated(calls: readonly TimedCall[]): readonly TimedCall[] {
  const last = calls.findLastIndex(
    ({ action, signer }) => action === 'UpdateAccessKey' && signer === pairNamed('new1').id,
  );
  return calls.slice(0, last + 1);
}

/** The time in which at least one of these calls was under way, in ms: pauses are none of it. */
function waitedFor(calls: readonly TimedCall[]): number {
  let sum = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { from, to } of calls.toSorted((one, other) => one.from - other.from)) {
    sum += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return sum;
}

test('from the click until the old key is deactivated AWS is waited for 8 times', async () => {
  const world = slowWorld();
  await world.start().rotate('work');
  expect(keyOf(world.user, k1.id)?.status).toBe('Inactive');
  const calls = untilDeactivated(world.aws.latency.calls);
  expect(waitedFor(calls)).toBe(8 * each);
});
