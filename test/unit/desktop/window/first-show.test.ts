import { expect, test, vi } from 'vitest';
import { createFirstShow } from '../../../../main/desktop/window/first-show.ts';

const clock = { sleep: vi.fn(() => Promise.resolve()) };

test('a window is shown as soon as its page was painted, and once', async () => {
  const show = vi.fn();
  const sight = createFirstShow(clock, show);
  sight.painted();
  expect(show).toHaveBeenCalledTimes(1);
  await sight.loaded();
  sight.painted();
  expect(show).toHaveBeenCalledTimes(1);
});

test('a window whose page is never said to be painted comes all the same, some seconds after it was loaded', async () => {
  const show = vi.fn();
  const sight = createFirstShow(clock, show);
  const loaded = sight.loaded();
  expect(show).not.toHaveBeenCalled();
  await loaded;
  expect(clock.sleep).toHaveBeenLastCalledWith(3_000);
  expect(show).toHaveBeenCalledTimes(1);
  sight.painted();
  expect(show).toHaveBeenCalledTimes(1);
});
