import { expect, test } from 'vitest';
import { noticeFor } from '../../../../shared/contract/notice.ts';
import { rotations } from '../../../support/fixtures/rotations.ts';

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
