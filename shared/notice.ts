import type { RotationView, UseSince } from './rotation.ts';
import { unreachable } from './unreachable.ts';
import { explain } from './words/errors.ts';
import { openTitles } from './words/open.ts';
import {
  notRotatedTitle,
  retirementSentence,
  rotatedTitle,
  sinceSentence,
} from './words/rotation.ts';
import { notificationWords } from './words/tray.ts';
import { undoneSentence, undoneTitle } from './words/undo.ts';

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
    case 'undoing':
      return undefined;
    case 'succeeded':
      return {
        title: rotatedTitle(rotation.profiles),
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

/**
 * The daily reminder of an old key that still works, or undefined where there is nothing to be reminded of. Whether a
 * day has passed is for the caller to know.
 */
export function oldKeyReminder(rotation: RotationView): Notice | undefined {
  if (rotation.state !== 'succeeded') {
    return undefined;
  }
  const { profiles, retirement } = rotation;
  const title = notificationWords.oldKeyWorks(profiles);
  switch (retirement.oldKey) {
    case 'stays active': {
      const what =
        retirement.because === 'not answered'
          ? notificationWords.sayWhere
          : retireWhen(retirement.since);
      return { title, body: `${sinceSentence(retirement.since)} ${what}` };
    }
    case 'stays active for now':
      return { title, body: notificationWords.triedAgain(explain(retirement.failure).title) };
    case 'being deactivated':
    case 'deactivated':
    case 'being deleted':
    case 'being reactivated':
    case 'gone':
      return undefined;
    default:
      return unreachable(retirement);
  }
}

/** One notification for all of these, or undefined where none of them has an old key that still works. */
export function oldKeysReminder(rotations: readonly RotationView[]): Notice | undefined {
  const reminders = rotations.flatMap((rotation) => oldKeyReminder(rotation) ?? []);
  const [first] = reminders;
  if (first === undefined || reminders.length === 1) {
    return first;
  }
  return {
    title: notificationWords.oldKeysWork(reminders.length),
    body: notificationWords.openToSeeWhich,
  };
}

function retireWhen({ use }: UseSince): string {
  return use === 'not used' ? notificationWords.retireUnused : notificationWords.retireUsed;
}
