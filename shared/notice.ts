import type { RotationView } from './rotation.ts';
import { unreachable } from './unreachable.ts';
import { explain } from './words/errors.ts';
import {
  notRotatedTitle,
  openExplanations,
  retirementSentence,
  rotatedTitle,
} from './words/rotation.ts';
import { notificationWords } from './words/tray.ts';

/** What a notification says. */
export type Notice = { readonly title: string; readonly body: string };

/** What is known about how a rotation is being watched. */
export type Audience = {
  /** It was started from the tray. */
  readonly fromTray: boolean;
  /** The window is in front, and shows the same. */
  readonly windowInFront: boolean;
};

/** The notification for a rotation that has come to rest, or undefined where nobody has to be told. */
export function noticeFor(rotation: RotationView, audience: Audience): Notice | undefined {
  if (!audience.fromTray || audience.windowInFront) {
    return undefined;
  }
  switch (rotation.state) {
    case 'working':
    case 'rolling back':
      return undefined;
    case 'succeeded':
      return {
        title: rotatedTitle(rotation.profiles),
        body: retirementSentence(rotation.retirement, rotation.oldKey),
      };
    case 'failed':
      return {
        title: notRotatedTitle(rotation.profiles),
        body: explain(rotation.failure).title,
      };
    case 'open':
      return {
        title: openExplanations[rotation.reason].title,
        body: notificationWords.needsYou,
      };
    case 'waiting for an answer':
      return { title: notRotatedTitle(rotation.profiles), body: notificationWords.needsYou };
    default:
      return unreachable(rotation);
  }
}
