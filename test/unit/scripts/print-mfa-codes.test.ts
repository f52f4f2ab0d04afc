import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { printMfaCodes } from '../../../scripts/stage/print-mfa-codes.ts';

const upAndClear = '\u001B[1A\u001B[2K';

/** Tells the codes of a device whose code is the number of its half minute, until it is ended. */
function telling({ isTTY }: { readonly isTTY: boolean }) {
  const written: string[] = [];
  const ends: (() => unknown)[] = [];
  const listeners = new Set<() => void>();
  printMfaCodes(
    {
      profile: 'production',
      codeAt: (moment) => String(Math.floor(moment / 30_000)).padStart(6, '0'),
      onOtherLine: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      terminal: { isTTY, write: (text) => written.push(text) },
    },
    (end) => ends.push(end),
  );
  return {
    written,
    listeners,
    printSomethingElse: () => {
      for (const listener of listeners) listener();
    },
    end: () => {
      for (const end of ends) end();
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 10_500 });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the codes of the MFA device in the terminal', () => {
  test('are told with the seconds they are good for, and anew when they change', () => {
    const { written } = telling({ isTTY: false });
    expect(written).toEqual(['MFA code for "production": 000000 (good for 20 s)\n']);
    vi.advanceTimersByTime(19_499);
    expect(written).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(written[1]).toBe('MFA code for "production": 000001 (good for 30 s)\n');
    vi.advanceTimersByTime(60_000);
    expect(written).toHaveLength(4);
  });

  test('take the place of the one before, but not of what was printed since', () => {
    const { written, printSomethingElse } = telling({ isTTY: true });
    vi.advanceTimersByTime(30_000);
    expect(written[1]?.startsWith(upAndClear)).toBe(true);
    printSomethingElse();
    vi.advanceTimersByTime(30_000);
    expect(written[2]?.startsWith('MFA code')).toBe(true);
  });

  test('are all kept where there is no terminal', () => {
    const { written } = telling({ isTTY: false });
    vi.advanceTimersByTime(30_000);
    expect(written.join('')).not.toContain(upAndClear);
  });

  test('end with the demo', () => {
    const { written, listeners, end } = telling({ isTTY: true });
    end();
    vi.advanceTimersByTime(90_000);
    expect([written.length, listeners.size]).toEqual([1, 0]);
  });
});
