import type { Notice, NoticeButton } from '../../../shared/contract/notice.ts';

/**
 * The buttons that a notification has on a platform; what they do can be done by a click, too. Pure.
 */
export function notificationActions(
  platform: NodeJS.Platform,
  { buttons = [] }: Notice,
): readonly NoticeButton[] {
  return platform === 'darwin' || platform === 'win32' ? buttons : [];
}
