import { expect, test } from 'vitest';
import { trayLine, trayMenu, trayMood } from '../../../shared/tray-menu.ts';
import { profiles } from '../../support/fixtures/profiles.ts';
import { rotations } from '../../support/fixtures/rotations.ts';
import { snapshots } from '../../support/fixtures/snapshots.ts';

function labels(snapshot: Parameters<typeof trayMenu>[0]): readonly string[] {
  return trayMenu(snapshot).flatMap((entry) => (entry.kind === 'command' ? [entry.label] : []));
}

test('the menu names each key that can rotate once, with its age', () => {
  expect(labels(snapshots.usual)).toEqual([
    '1 key is overdue',
    'sandbox · 12 days · Rotate',
    'reports · 84 days · Rotate',
    'default · 93 days · Rotate',
    'dev, work · 41 days · Rotate',
    'Rotate all due',
    'Open Keyturn',
    'Check now',
    'Quit Keyturn',
  ]);
});

test('all that is due can be rotated at once where that is more than one key', () => {
  expect(trayMenu(snapshots.usual)).toContainEqual({
    kind: 'command',
    label: 'Rotate all due',
    command: { verb: 'rotate all due' },
  });
  expect(labels(snapshots.allFresh)).not.toContain('Rotate all due');
  const one = { ...snapshots.usual, profiles: [profiles.overdue, profiles.fresh] };
  expect(labels(one)).not.toContain('Rotate all due');
});

test('what can’t rotate is left out, and the window can always be opened', () => {
  expect(labels(snapshots.nothingToRotate)).toEqual([
    'No key to rotate',
    'Open Keyturn',
    'Check now',
    'Quit Keyturn',
  ]);
});

test('a click rotates the profile that is named', () => {
  const entry = trayMenu(snapshots.usual).find(
    (item) => item.kind === 'command' && item.label.startsWith('default'),
  );
  expect(entry).toMatchObject({ command: { verb: 'rotate', profile: 'default' } });
});

test.each([
  ['everything is fresh', snapshots.allFresh, 'calm', 'All keys are fresh'],
  ['a key is overdue', snapshots.usual, 'overdue', '1 key is overdue'],
  ['the files are being read', snapshots.loading, 'calm', 'Reading your files…'],
] as const)('when %s the icon is %3$s', (_when, snapshot, mood, line) => {
  expect(trayMood(snapshot)).toBe(mood);
  expect(trayLine(snapshot)).toBe(line);
});

test.each([
  ['working', rotations.proving, 'working', 'Rotating default…'],
  ['undoing', rotations.undoing, 'working', 'Undoing the rotation of default…'],
  ['open', rotations.answerLost, 'failed', 'A rotation needs you'],
  ['waiting for an answer', rotations.twoKeys, 'failed', 'A rotation needs you'],
  ['undone', rotations.undone, 'overdue', '1 key is overdue'],
  ['failed', rotations.readOnly, 'failed', '1 key is overdue'],
  ['failed and put away', { ...rotations.readOnly, seen: true }, 'overdue', '1 key is overdue'],
] as const)('a rotation that is %s shows in the tray', (_state, rotation, mood, line) => {
  const snapshot = { ...snapshots.usual, rotations: [rotation] };
  expect(trayMood(snapshot)).toBe(mood);
  expect(trayLine(snapshot)).toBe(line);
});
