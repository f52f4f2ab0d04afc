import { describe, expect, test } from 'vitest';
import { createAwsTime } from '../../../main/snapshot/aws-time.ts';

const MINUTE = 60_000;
const noon = Date.UTC(2026, 2, 2, 12);

function setting(offset: () => number | undefined = () => 5 * MINUTE) {
  let wall = noon;
  let monotonic = 0;
  const clock = { now: () => wall, monotonic: () => monotonic };
  return {
    time: createAwsTime(clock, offset),
    pass: (by: number) => {
      wall += by;
      monotonic += by;
    },
    sleep: (by: number) => {
      wall += by;
    },
  };
}

describe('AWS’s time', () => {
  test('is not known before AWS has answered', () => {
    expect(setting().time.now()).toBeUndefined();
    const mute = setting(() => undefined);
    mute.time.answered();
    expect(mute.time.now()).toBeUndefined();
  });

  test('has been told so often as AWS has answered', () => {
    const { time } = setting();
    expect(time.answers()).toBe(0);
    time.answered();
    time.answered();
    expect(time.answers()).toBe(2);
  });

  test('goes on with this computer’s clock for some minutes', () => {
    const { time, pass } = setting();
    time.answered();
    pass(9 * MINUTE);
    expect(time.now()).toBe(noon + 14 * MINUTE);
    pass(2 * MINUTE);
    expect(time.now()).toBeUndefined();
    time.answered();
    expect(time.now()).toBe(noon + 16 * MINUTE);
  });

  test.each([2 * MINUTE, -2 * MINUTE, 48 * 60 * MINUTE])(
    'is not known after the clock was set by %i ms, or after as long a sleep',
    (by) => {
      const { time, sleep } = setting();
      time.answered();
      sleep(by);
      expect(time.now()).toBeUndefined();
    },
  );
});
