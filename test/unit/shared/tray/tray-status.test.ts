import { expect, test } from 'vitest';
import { reminderItems } from '../../../../shared/reminders/reminder-items.ts';
import { trayMenu } from '../../../../shared/tray/tray-menu.ts';
import { trayStatusLine, trayStatus } from '../../../../shared/tray/tray-status.ts';
import { age, profiles } from '../../../support/fixtures/profiles.ts';
import { rotations } from '../../../support/fixtures/rotations.ts';
import { snapshots } from '../../../support/fixtures/snapshots.ts';

test.each([
  ['everything is fresh', snapshots.allFresh, 'calm', 'All keys are up to date'],
  ['a key is overdue', snapshots.usual, 'overdue', '1 key is overdue'],
  ['the files are being read', snapshots.loading, 'calm', 'Reading your files…'],
] as const)('when %s the icon is %3$s', (_when, snapshot, mood, line) => {
  expect(trayStatus(snapshot)).toBe(mood);
  expect(trayStatusLine(snapshot)).toBe(line);
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
  expect(trayStatus(snapshot)).toBe(mood);
  expect(trayStatusLine(snapshot)).toBe(line);
});

test.each([
  ['AWS can’t be reached', profiles.notReached.standing],
  ['AWS was not asked yet', { can: 'not yet known' }],
] as const)('while %s a late key is as late as its reminder says', (_while, standing) => {
  const late = { ...profiles.fresh, age: age(93, 'overdue'), standing };
  const soon = { ...profiles.fresh, name: 'reports', age: age(84, 'due'), standing };
  const snapshot = { ...snapshots.usual, profiles: [late, soon], rotations: [] };
  const topics = reminderItems({ ...snapshot, startedAt: snapshot.at }).map(({ topic }) => topic);
  expect(topics).toEqual(expect.arrayContaining(['overdue', 'due']));
  expect(trayStatus(snapshot)).toBe('overdue');
  expect(trayStatusLine(snapshot)).toBe('1 key is overdue');
  const menu = trayMenu(snapshot, 'linux');
  // Put off can be what is reminded of; rotated only what AWS can be asked about.
  expect(menu).toContainEqual(expect.objectContaining({ label: 'Remind me later' }));
  expect(JSON.stringify(menu)).not.toContain('"rotate');
  expect(trayStatus({ ...snapshot, profiles: [soon] })).toBe('due');
  expect(trayStatusLine({ ...snapshot, profiles: [soon] })).toBe('1 key is due');
});

test('a key that AWS does not accept any more is as little late as it is reminded of', () => {
  const gone = { can: 'not now', failure: { code: 'KEY_NOT_ACCEPTED' } } as const;
  const key = { ...profiles.fresh, age: age(93, 'overdue'), standing: gone };
  expect(trayStatus({ ...snapshots.usual, profiles: [key], rotations: [] })).toBe('calm');
});

test('without a network and without an age nothing is said to be up to date', () => {
  const { age: _, ...key } = { ...profiles.notReached };
  const snapshot = { ...snapshots.usual, profiles: [key], rotations: [] };
  expect(trayStatusLine(snapshot)).toBe('The age of your key is not known');
});
