import type { Notice, NoticeButton } from '../../../shared/contract/notice.ts';

/** The buttons of a notification on this platform; a click can lead to the same. Pure. */
export function notificationActions(
  platform: NodeJS.Platform,
  { buttons = [] }: Notice,
): readonly NoticeButton[] {
  return platform === 'darwin' || platform === 'win32' ? buttons : [];
}
