import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { answeredWithin } from '../../../main/desktop/answered-within.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('what the system is asked', () => {
  test('is given as it answers, or fails as it fails', async () => {
    expect(await answeredWithin(1000, Promise.resolve('DIRECT'))).toBe('DIRECT');
    await expect(answeredWithin(1000, Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is not waited for longer than that', async () => {
    const asked = answeredWithin(1000, new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(1000);
    expect(await asked).toBeUndefined();
  });

  test('may fail afterwards, and nobody is troubled by it', async () => {
    let fail: (cause: Error) => void = () => undefined;
    const asked = answeredWithin(
      1000,
      new Promise((_, reject) => {
        fail = reject;
      }),
    );
    await vi.advanceTimersByTimeAsync(1000);
    expect(await asked).toBeUndefined();
    fail(new Error('late'));
    await vi.advanceTimersByTimeAsync(0);
  });
});
