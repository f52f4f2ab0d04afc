import type { AutomaticView, Hindrance } from '../../../contract/automatic.ts';
import type { Notice } from '../../../contract/notice.ts';
import type { Retirement } from '../../../contract/rotation.ts';
import { unreachable } from '../../../lib/unreachable.ts';
import type { Failure } from '../../../values/failure.ts';
import { mostFailures } from '../../../values/most-failures.ts';
import { dayInWords, momentInWords } from '../../dates.ts';
import { names } from '../../lists.ts';
import { explain } from '../errors.ts';
import { retirementSentence } from '../rotation/rotation.ts';

/** Words of the switch for automatic rotation. */
export const automaticWords = {
  label: 'Rotate by itself when due',
  hint: 'You are told a day before and afterwards. Where something has to be decided, Keyturn stops and asks. Leave it off if you copy new keys to other places.',
  tryAgain: (profile: string) => `Let ${profile} rotate by itself again`,
  leaveOff: (profile: string) => `Rotate ${profile} by hand`,
  paused: 'Rotating by itself is paused.',
  tomorrow: (at: number) =>
    `Rotates by itself on ${momentInWords(at)}, or as soon as AWS can be reached after that.`,
} as const;

/** Why a key can't rotate automatically. */
export const hindranceSentences = {
  'set by your organisation':
    'Your organisation does not let keys rotate by themselves, or its policy can’t be read: see Settings.',
  'can never rotate': 'This key can’t be rotated at all.',
  'not answered':
    'Only for a key that is used only on this computer. Rotate it once yourself: you are asked then.',
  'also elsewhere':
    'Not for a key that is also used elsewhere: the other places would be left with the old one.',
  'needs MFA': 'Not for a key that needs an MFA code: nobody would be there to enter it.',
  'endpoint not confirmed': 'Its requests don’t go to AWS. Let Keyturn ask there first.',
  'other computer':
    'Switched on on another computer. Switch it off and on again here if no other computer uses this key any more.',
  'two keys': 'Waits: this user has two keys, and only you can say which one may go.',
  'user is busy': 'Waits until the other rotation of this user is over.',
} as const satisfies Record<Hindrance, string>;

/** Whether a key rotates automatically, in a sentence of the details. */
export function automaticInWords(view: AutomaticView): string {
  switch (view.state) {
    case 'off':
      return 'when you say so';
    case 'on':
      return view.at === undefined
        ? `by itself, on since ${dayInWords(view.since)}; when, is known with the age of the key`
        : `by itself, on ${momentInWords(view.at)} at the earliest; on since ${dayInWords(view.since)}`;
    case 'working':
      return 'by itself, now';
    case 'paused':
      return `by itself, on since ${dayInWords(view.since)}, but paused`;
    case 'stopped':
      return 'not by itself any more, until you switch it on again';
    default:
      return unreachable(view);
  }
}

/** Why there are no more tries. */
export function stoppedInWords(failures: number, because: Failure): string {
  const title = explain(because).title;
  return failures >= mostFailures
    ? `Stopped after three tries to rotate by itself: ${title}.`
    : `Stopped rotating by itself: ${title}.`;
}

/** The notification a day before. `at` is the earliest moment, in ms since 1970. */
export function tomorrowNotice(profiles: readonly string[], at: number): Notice {
  return {
    title: `${names(profiles)} ${rotates(profiles)} tomorrow by itself`,
    body: `On ${momentInWords(at)} at the earliest. Open Keyturn to rotate now, or to switch this off.`,
  };
}

/** The notification of an automatic rotation that succeeded. */
export function rotatedByItselfNotice(
  profiles: readonly string[],
  retirement: Retirement,
  oldKey: string,
): Notice {
  return {
    title: `Rotated ${names(profiles)} by itself`,
    body: retirementSentence(retirement, oldKey),
  };
}

/** The notification that automatic rotation has stopped. */
export function stoppedNotice(
  profiles: readonly string[],
  failures: number,
  because: Failure,
): Notice {
  return {
    title: `Could not rotate ${names(profiles)} by itself`,
    body: `${failures >= mostFailures ? 'It was tried 3 times. ' : ''}${explain(because).title}. Open Keyturn to decide.`,
  };
}

function rotates(profiles: readonly string[]): string {
  return profiles.length === 1 ? 'rotates' : 'rotate';
}
