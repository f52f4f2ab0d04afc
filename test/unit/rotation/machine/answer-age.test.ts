import { expect, test } from 'vitest';
import type { Clock } from '../../../../main/base/clock.ts';
import { isYoung, momentNow } from '../../../../main/rotation/machine/answer-age.ts';

/** A clock that shows these times, in ms. */
function clockAt(monotonic: number, wall: number): Clock {
  return { monotonic: () => monotonic, now: () => wall, sleep: () => Promise.resolve() };
}

const asked = momentNow(clockAt(5_000, 90_000));

test('an answer is young for less than a second', () => {
  expect(isYoung(clockAt(5_000, 90_000), asked)).toBe(true);
  expect(isYoung(clockAt(5_999, 90_999), asked)).toBe(true);
  expect(isYoung(clockAt(6_000, 91_000), asked)).toBe(false);
});

test('an answer from before the computer slept is too old, though the monotonic clock stood still', () => {
  expect(isYoung(clockAt(5_100, 3_690_000), asked)).toBe(false);
});

test('a wall clock that was set makes no answer young', () => {
  expect(isYoung(clockAt(7_000, 90_100), asked)).toBe(false);
  expect(isYoung(clockAt(5_100, 80_000), asked)).toBe(false);
});
