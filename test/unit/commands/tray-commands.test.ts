import { expect, test, vi } from 'vitest';
import { createTrayCommands } from '../../../main/commands/tray-commands.ts';
import type { RotationView } from '../../../shared/contract/rotation.ts';
import type { Snapshot } from '../../../shared/contract/snapshot.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { rotationId } from '../../../shared/values/identifiers.ts';
import { rotations } from '../../support/fixtures/rotations.ts';
import { snapshots } from '../../support/fixtures/snapshots.ts';

const id = rotationId('r'.repeat(26));
const rotating = vi.fn(async () => {
  if (id === undefined) throw new Error('no rotation id');
  return id;
});

/** The tray's commands on a state that is shown by hand. */
function set() {
  let shown: Snapshot = snapshots.usual;
  let listener: (snapshot: Snapshot) => void = () => undefined;
  const show = (...views: readonly RotationView[]): void => {
    shown = { ...snapshots.usual, rotations: [...views] };
    listener(shown);
  };
  const targets = {
    rotator: { rotate: rotating, rotateAll: vi.fn(() => Promise.resolve()) },
    state: {
      current: () => shown,
      subscribe: (next: (snapshot: Snapshot) => void) => {
        listener = next;
        return () => undefined;
      },
    },
    checkForPerson: vi.fn(() => Promise.resolve()),
    changed: vi.fn(),
    log: { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() },
    notify: vi.fn(),
    showWindow: vi.fn(),
    showSettings: vi.fn(),
    snooze: vi.fn(),
    isWindowInFront: () => false,
    installUpdate: vi.fn(),
    quit: vi.fn(),
  };
  return { targets, show, dispatch: createTrayCommands(targets) };
}

test('a rotation that has nothing to decide starts at once, and the window stays closed', async () => {
  const { targets, show, dispatch } = set();
  dispatch({ verb: 'rotate', profile: 'default' });
  await vi.waitFor(() => expect(targets.changed).toHaveBeenCalled());
  expect(rotating).toHaveBeenCalledWith('default');
  show({ ...rotations.proving, id: 'r'.repeat(26) });
  show({ ...rotations.asksWhereUsed, id: 'r'.repeat(26) });
  expect(targets.showWindow).not.toHaveBeenCalled();
  expect(targets.notify).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ title: 'Rotated default' }),
  );
});

test('one that asks opens the window at its question', async () => {
  const { targets, show, dispatch } = set();
  dispatch({ verb: 'rotate', profile: 'default' });
  await vi.waitFor(() => expect(targets.changed).toHaveBeenCalled());
  show({ ...rotations.twoKeys, id: 'r'.repeat(26) });
  expect(targets.showWindow).toHaveBeenCalledOnce();
});

test('one that can’t begin is told', async () => {
  const { targets, dispatch } = set();
  rotating.mockRejectedValueOnce(new FailureError({ code: 'ALREADY_ROTATING' }));
  dispatch({ verb: 'rotate', profile: 'default' });
  await vi.waitFor(() => expect(targets.notify).toHaveBeenCalledOnce());
  expect(targets.notify).toHaveBeenCalledWith(
    expect.objectContaining({ title: 'default was not rotated' }),
  );
});

test('of all that are due, each that ends is told, and one that asks opens the window', async () => {
  const { targets, show, dispatch } = set();
  const before = { ...rotations.readOnly, id: 'b', profiles: ['default'] };
  show(before);
  let end: () => void = () => undefined;
  targets.rotator.rotateAll.mockReturnValueOnce(
    new Promise((resolve) => {
      end = resolve;
    }),
  );
  dispatch({ verb: 'rotate all due' });
  expect(targets.rotator.rotateAll).toHaveBeenCalledWith(['reports', 'default']);
  const first = { ...rotations.proving, id: 'first', profiles: ['default'] };
  show(before, first);
  expect(targets.notify).not.toHaveBeenCalled();
  show(before, { ...rotations.asksWhereUsed, id: 'first', profiles: ['default'] });
  expect(targets.notify).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ title: 'Rotated default' }),
  );
  show(before, { ...rotations.twoKeys, id: 'second', profiles: ['reports'] });
  expect(targets.showWindow).toHaveBeenCalledOnce();
  end();
  await vi.waitFor(() => expect(targets.notify).toHaveBeenCalledTimes(2));

  show(before, { ...rotations.readOnly, id: 'from the window', profiles: ['reports'] });
  expect(targets.notify).toHaveBeenCalledTimes(2);
});

test('one of them that could not begin is not mistaken for a later one from the window', async () => {
  const { targets, show, dispatch } = set();
  dispatch({ verb: 'rotate all due' });
  await vi.waitFor(() => expect(targets.rotator.rotateAll).toHaveResolved());
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  show({ ...rotations.readOnly, id: 'from the window', profiles: ['reports'] });
  expect(targets.notify).not.toHaveBeenCalled();
});

test.each([
  [{ verb: 'snooze', until: 'tomorrow' }, 'snooze', ['tomorrow']],
  [{ verb: 'snooze', until: 'next week' }, 'snooze', ['next week']],
  [{ verb: 'settings' }, 'showSettings', []],
  [{ verb: 'open' }, 'showWindow', []],
  [{ verb: 'quit' }, 'quit', []],
] as const)('%o is carried out', (command, target, said) => {
  const { targets, dispatch } = set();
  dispatch(command);
  expect(targets[target]).toHaveBeenCalledExactlyOnceWith(...said);
});

test('Check now asks AWS about every key', () => {
  const { targets, dispatch } = set();
  dispatch({ verb: 'check now' });
  expect(targets.checkForPerson).toHaveBeenCalledOnce();
});
