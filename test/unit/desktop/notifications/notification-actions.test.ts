import { expect, test } from 'vitest';
import { notificationActions } from '../../../../main/desktop/notifications/notification-actions.ts';
import type { Notice } from '../../../../shared/contract/notice.ts';

const notice: Notice = {
  title: 'The key of default is overdue',
  body: '',
  buttons: [{ label: 'Rotate now', verb: 'rotate', profile: 'default' }],
};

test.each(['darwin', 'win32'] as const)('a notification has its buttons on %s', (platform) => {
  expect(notificationActions(platform, notice)).toEqual(notice.buttons);
  expect(notificationActions(platform, { title: '', body: '' })).toEqual([]);
});

test('on Linux it has none: a click does there', () => {
  expect(notificationActions('linux', notice)).toEqual([]);
});
