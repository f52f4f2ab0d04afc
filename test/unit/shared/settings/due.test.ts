import { expect, test } from 'vitest';
import { ageInDays } from '../../../../shared/lib/age.ts';
import { defaultLimits, dueState, Limits } from '../../../../shared/settings/due.ts';

const DAY = 86_400_000;

test.each([
  [0, 'fresh'],
  [79, 'fresh'],
  [80, 'due'],
  [89, 'due'],
  [90, 'overdue'],
  [4000, 'overdue'],
] as const)('a key of %i days is %s', (days, state) => {
  expect(dueState(days, defaultLimits)).toBe(state);
});

test('only whole days count, and a key of tomorrow is no younger than today', () => {
  expect(ageInDays(0, DAY - 1)).toBe(0);
  expect(ageInDays(0, DAY)).toBe(1);
  expect(ageInDays(5 * DAY, 0)).toBe(0);
});

test('limits have their order, and a reach that makes sense', () => {
  const fits = (dueDays: number, overdueDays: number): boolean =>
    Limits.safeParse({ dueDays, overdueDays }).success;
  expect([fits(80, 90), fits(30, 30), fits(1, 365)]).toEqual([true, true, true]);
  expect([fits(91, 90), fits(0, 90), fits(80, 366), fits(1.5, 90)]).not.toContain(true);
});
