import { expect, test, vi } from 'vitest';
import {
  createClosedWindowTimer,
  CLOSED_WINDOW_MS,
} from '../../../../main/desktop/window/closed-window-timer.ts';

/** A clock that counts who waits. */
function countingClock() {
  const waiting: { readonly ms: number; readonly wake: () => void }[] = [];
  return {
    waiting,
    sleep: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => {
        const sleeper = { ms, wake: end };
        function end(): void {
          waiting.splice(waiting.indexOf(sleeper), 1);
          resolve();
        }
        waiting.push(sleeper);
        signal?.addEventListener('abort', end);
      }),
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a window that was closed ends after a minute', async () => {
  const clock = countingClock();
  const end = vi.fn();
  createClosedWindowTimer(clock, end).start();
  expect(clock.waiting.map(({ ms }) => ms)).toEqual([CLOSED_WINDOW_MS]);
  expect(end).not.toHaveBeenCalled();
  clock.waiting[0]?.wake();
  await settled();
  expect(end).toHaveBeenCalledOnce();
});

test('one that was opened again does not, and nothing waits for it', async () => {
  const clock = countingClock();
  const end = vi.fn();
  const lingering = createClosedWindowTimer(clock, end);
  lingering.start();
  lingering.stop();
  await settled();
  expect(clock.waiting).toEqual([]);
  expect(end).not.toHaveBeenCalled();
});

test('closed, opened and closed, it has a whole minute again, and one timer', async () => {
  const clock = countingClock();
  const end = vi.fn();
  const lingering = createClosedWindowTimer(clock, end);
  lingering.start();
  lingering.start();
  expect(clock.waiting).toHaveLength(1);
  clock.waiting[0]?.wake();
  await settled();
  expect(end).toHaveBeenCalledOnce();
});
