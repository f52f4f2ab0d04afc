import { expect, test } from 'vitest';
import { createKeyRetries, waitBeforeRetry } from '../../../main/upkeep/key-retries.ts';

const MINUTE = 60_000;

/** Keys that AWS leaves unanswered, and a clock that a test moves. */
function scene(random = 0) {
  const now = { monotonic: 0, unanswered: 0, asked: 0 };
  const again = createKeyRetries({
    keys: {
      unanswered: () => now.unanswered,
      askAgain: async () => {
        now.asked += 1;
      },
    },
    clock: { monotonic: () => now.monotonic },
    random: () => random,
  });
  return { now, again };
}

test('while every key is answered for, nothing is due', () => {
  const { again } = scene();
  expect(again.in()).toBeUndefined();
  expect(again.isDue()).toBe(false);
});

test('what AWS was too busy for is asked again within minutes, and then more and more seldom', async () => {
  const { now, again } = scene();
  now.unanswered = 3;
  const waited: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    const wait = again.in() ?? 0;
    waited.push(wait / MINUTE);
    now.monotonic += wait - 1;
    expect(again.isDue()).toBe(false);
    now.monotonic += 1;
    expect(again.isDue()).toBe(true);
    await again.ask();
  }
  expect(waited).toEqual([1, 2, 4, 8, 15, 15, 15]);
  expect(now.asked).toBe(7);
});

test('begins with a minute again, once all were answered for', async () => {
  const { now, again } = scene();
  now.unanswered = 1;
  now.monotonic += again.in() ?? 0;
  await again.ask();
  now.unanswered = 0;
  expect(again.in()).toBeUndefined();
  now.unanswered = 1;
  expect(again.in()).toBe(MINUTE);
});

test('is spread: the same trouble is over for no two computers in the same moment', () => {
  const spread = [0, 0.25, 0.5, 0.75].map((random) => waitBeforeRetry(0, random));
  expect(spread).toEqual([60_000, 67_500, 75_000, 82_500]);
});
