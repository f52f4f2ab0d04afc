import { unreachable } from '../lib/unreachable.ts';
import { explain } from '../words/errors.ts';
import { openTitles } from '../words/rotation/open.ts';
import { notRotatedTitle, retirementSentence, succeededTitle } from '../words/rotation/rotation.ts';
import { undoneSentence, undoneTitle } from '../words/rotation/undo.ts';
import { notificationWords } from '../words/tray.ts';
import type { RotationView } from './rotation.ts';

/** What a button of a notification does. */
export type NoticeButton =
  | { readonly label: string; readonly verb: 'rotate'; readonly profile: string }
  | { readonly label: string; readonly verb: 'remind tomorrow'; readonly key: string };

/** What a notification says. */
export type Notice = {
  readonly title: string;
  readonly body: string;
  /** The profile that a click leads to; without one, the window opens as it was. */
  readonly profile?: string;
  /** For desktops that show buttons; a click needs none. */
  readonly buttons?: readonly NoticeButton[];
};

/** How a person can follow a rotation. */
export type Audience = {
  /** It was started from the tray. */
  readonly fromTray: boolean;
  /** The window is in front, and shows the outcome. */
  readonly windowInFront: boolean;
};

/** The notification for a rotation that rests, or undefined where none is needed. */
export function noticeFor(rotation: RotationView, audience: Audience): Notice | undefined {
  if (!audience.fromTray || audience.windowInFront) {
    return undefined;
  }
  switch (rotation.state) {
    case 'working':
    case 'rolling back':
    case 'undoing':
      return undefined;
    case 'succeeded':
      return {
        title: succeededTitle(rotation.profiles, rotation.retirement),
        body: retirementSentence(rotation.retirement, rotation.oldKey),
      };
    case 'undone':
      return {
        title: undoneTitle(rotation.profiles),
        body: undoneSentence(rotation.newKeyIs, rotation.newKey),
      };
    case 'failed':
      return {
        title: notRotatedTitle(rotation.profiles),
        body: explain(rotation.failure).title,
      };
    case 'open':
      return {
        title: openTitles[rotation.reason],
        body: notificationWords.needsYou,
      };
    case 'waiting for an answer':
      return { title: notRotatedTitle(rotation.profiles), body: notificationWords.needsYou };
    default:
      return unreachable(rotation);
  }
}
