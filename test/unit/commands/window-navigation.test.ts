import { expect, test, vi } from 'vitest';
import { createWindowNavigation } from '../../../main/commands/window-navigation.ts';

test('the window goes where it was asked to go last, each time anew', () => {
  const changed = vi.fn();
  const goingTo = createWindowNavigation(changed);
  expect(goingTo.view()).toBeUndefined();
  goingTo.goTo({ view: 'settings' });
  goingTo.goTo({ view: 'profiles', profile: 'work' });
  expect(goingTo.view()).toEqual({ view: 'profiles', profile: 'work', turn: 2 });
  expect(changed).toHaveBeenCalledTimes(2);
});

test('once it is there, a window that is opened later opens as it always does', () => {
  const goingTo = createWindowNavigation(() => undefined);
  goingTo.goTo({ view: 'settings' });
  goingTo.arrived(1);
  expect(goingTo.view()).toBeUndefined();
});

test('to be told late of one place loses none that was asked for since', () => {
  const goingTo = createWindowNavigation(() => undefined);
  goingTo.goTo({ view: 'settings' });
  goingTo.goTo({ view: 'profiles', profile: 'work' });
  goingTo.arrived(1);
  expect(goingTo.view()).toMatchObject({ profile: 'work' });
});
