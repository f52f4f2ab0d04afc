import { expect, test } from 'vitest';
import { createAwsClock } from '../../../main/aws/aws-clock.ts';

const noon = Date.UTC(2026, 10, 24, 12);
const date = 'Tue, 24 Nov 2026 12:00:00 GMT';

test('nothing is known before the first answer', () => {
  expect(createAwsClock(() => noon).offset()).toBeUndefined();
});

test('the last answer counts', () => {
  let now = noon + 60_000;
  const clock = createAwsClock(() => now);
  clock.read({ date, 'x-amzn-requestid': '1' });
  expect(clock.offset()).toBe(-60_000);
  now = noon - 5_000;
  clock.read({ date, 'x-amzn-requestid': '2' });
  expect(clock.offset()).toBe(5_000);
});

test('a sign-in page, and an answer without a readable date, change nothing', () => {
  const clock = createAwsClock(() => noon - 5_000);
  clock.read({ date, 'x-amzn-requestid': '1' });
  clock.read({ date: 'Thu, 01 Jan 1970 00:00:00 GMT' });
  clock.read({ 'x-amzn-requestid': '2' });
  clock.read({ date: 'today', 'x-amzn-requestid': '3' });
  expect(clock.offset()).toBe(5_000);
});
