import { expect, test } from 'vitest';
import { trayLine, trayMenu, trayMood } from '../../../shared/tray-menu.ts';
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
    'Open Keyturn',
    'Check now',
    'Quit Keyturn',
  ]);
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
  ['open', rotations.answerLost, 'failed', 'A rotation needs you'],
  ['waiting for an answer', rotations.twoKeys, 'failed', 'A rotation needs you'],
] as const)('a rotation that is %s shows in the tray', (_state, rotation, mood, line) => {
  const snapshot = { ...snapshots.usual, rotations: [rotation] };
  expect(trayMood(snapshot)).toBe(mood);
  expect(trayLine(snapshot)).toBe(line);
});
