import { expect, test } from 'vitest';
import { createAwsClock, createAwsClocks } from '../../../main/aws/aws-clock.ts';

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

const year9999 = 'Fri, 31 Dec 9999 23:59:59 GMT';
const hostile = { iamEndpoint: 'https://iam.example.test' };

test('what answers for one endpoint moves the clock of no other', () => {
  const clocks = createAwsClocks(() => noon);
  clocks.of({}).read({ date, 'x-amzn-requestid': '1' });
  clocks.of(hostile).read({ date: year9999, 'x-amzn-requestid': '2' });
  expect(clocks.of({}).offset()).toBe(0);
  expect(clocks.of({ iamEndpoint: 'http://127.0.0.1:1' }).offset()).toBeUndefined();
  expect(clocks.of(hostile).offset()).toBeGreaterThan(0);
  expect(clocks.offset()).toBe(0);
});

test('without an answer of AWS the endpoint counts that is closest to this computer’s clock', () => {
  const clocks = createAwsClocks(() => noon + 60_000);
  clocks.of(hostile).read({ date: year9999, 'x-amzn-requestid': '1' });
  clocks.of({ iamEndpoint: 'http://127.0.0.1:1' }).read({ date, 'x-amzn-requestid': '2' });
  expect(clocks.offset()).toBe(-60_000);
});
