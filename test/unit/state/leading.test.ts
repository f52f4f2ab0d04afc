import { expect, test } from 'vitest';
import { createLeading } from '../../../main/state/leading.ts';

test('the window is led to the settings as often as somebody asks, and opens as usual afterwards', () => {
  const seen: unknown[] = [];
  const leading = createLeading(() => seen.push(leading.current()));
  expect(leading.current()).toBeUndefined();
  leading.to('settings');
  leading.to('settings');
  leading.nowhere();
  leading.to('settings');
  expect(seen).toEqual([
    { view: 'settings', count: 1 },
    { view: 'settings', count: 2 },
    undefined,
    { view: 'settings', count: 3 },
  ]);
});
