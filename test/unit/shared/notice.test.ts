import { expect, test } from 'vitest';
import { noticeFor, oldKeyReminder } from '../../../shared/notice.ts';
import { rotations } from '../../support/fixtures/rotations.ts';

const away = { fromTray: true, windowInFront: false };

test('a rotation from the tray that ended is told, with what became of the old key', () => {
  expect(noticeFor(rotations.sharedRotated, away)).toEqual({
    title: 'Rotated dev and work',
    body: expect.stringContaining('still works'),
  });
});

test('one that needs somebody says so', () => {
  expect(noticeFor(rotations.answerLost, away)?.body).toBe('Open Keyturn to decide.');
  expect(noticeFor(rotations.twoKeys, away)?.body).toBe('Open Keyturn to decide.');
});

test('an undo is told when it has ended, with what is left to decide', () => {
  expect(noticeFor(rotations.undoing, away)).toBeUndefined();
  expect(noticeFor(rotations.undone, away)).toEqual({
    title: 'Undone: default has its old key again',
    body: 'The new key AKIA…V8GS still works, until you say that it may go.',
  });
});

test('nobody is told what they see, did not start in the tray, or has not ended', () => {
  expect(noticeFor(rotations.sharedRotated, { ...away, windowInFront: true })).toBeUndefined();
  expect(noticeFor(rotations.sharedRotated, { ...away, fromTray: false })).toBeUndefined();
  expect(noticeFor(rotations.proving, away)).toBeUndefined();
});

test.each([
  [
    'was used since',
    rotations.usedElsewhere,
    'Used since the rotation: s3 in eu-central-1, 23 November 14:05. Retire it when every place has the new key.',
  ],
  [
    'was not used since',
    rotations.notUsedSince,
    'Not used since the rotation. Retire it if nothing needs it any more.',
  ],
  [
    'waits for an answer',
    rotations.asksWhereUsed,
    'Whether it was used since is not known. Tell Keyturn where else it is used.',
  ],
  [
    'could not be deactivated',
    rotations.notRetiredYet,
    'It could not be deactivated: You may not do this on AWS. Keyturn tries again.',
  ],
] as const)('the daily reminder of an old key that %s says so', (_what, rotation, body) => {
  expect(oldKeyReminder(rotation)).toEqual({ title: 'The old key of default still works', body });
});

test('an old key that no longer works is no reason for a reminder, nor is a rotation that has not succeeded', () => {
  const { retired, deleting, reactivating, gone, undoing, proving, answerLost } = rotations;
  for (const rotation of [retired, deleting, reactivating, gone, undoing, proving, answerLost]) {
    expect(oldKeyReminder(rotation)).toBeUndefined();
  }
});
