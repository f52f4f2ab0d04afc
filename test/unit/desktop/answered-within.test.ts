import { describe, expect, test } from 'vitest';
import { answeredWithin } from '../../../main/desktop/answered-within.ts';

const LONG = 60_000;

describe('what the system is asked', () => {
  test('is given as it answers, or fails as it fails', async () => {
    expect(await answeredWithin(LONG, Promise.resolve('DIRECT'))).toBe('DIRECT');
    await expect(answeredWithin(LONG, Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  test('is not waited for longer than that', async () => {
    expect(await answeredWithin(1, new Promise(() => undefined))).toBeUndefined();
  });

  test('may fail afterwards, and nobody is troubled by it', async () => {
    let fail: (cause: Error) => void = () => undefined;
    const answer = new Promise((_, reject) => {
      fail = reject;
    });
    expect(await answeredWithin(1, answer)).toBeUndefined();
    fail(new Error('late'));
    await expect(answer).rejects.toThrow('late');
  });
});
