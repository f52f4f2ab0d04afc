import { expect, test } from 'vitest';
import { trayLine, trayMood } from '../../../shared/tray-state.ts';
import { rotations } from '../../support/fixtures/rotations.ts';
import { snapshots } from '../../support/fixtures/snapshots.ts';

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
  ['failed', rotations.readOnly, 'failed', 'A rotation needs you'],
  ['failed and put away', { ...rotations.readOnly, seen: true }, 'overdue', '1 key is overdue'],
] as const)('a rotation that is %s shows in the tray', (_state, rotation, mood, line) => {
  const snapshot = { ...snapshots.usual, rotations: [rotation] };
  expect(trayMood(snapshot)).toBe(mood);
  expect(trayLine(snapshot)).toBe(line);
});
