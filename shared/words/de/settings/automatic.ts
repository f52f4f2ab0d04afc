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
  label: 'Bei Fälligkeit von selbst rotieren',
  hint: 'Sie erfahren es einen Tag vorher und danach. Ist etwas zu entscheiden, hält Keyturn an und fragt. Lassen Sie es ausgeschaltet, wenn Sie neue Schlüssel an andere Stellen kopieren.',
  tryAgain: (profile: string) => `${profile} wieder von selbst rotieren lassen`,
  leaveOff: (profile: string) => `${profile} von Hand rotieren`,
  paused: 'Das Rotieren von selbst ruht.',
  tomorrow: (at: number) =>
    `Rotiert von selbst am ${momentInWords(at)} oder sobald AWS danach erreichbar ist.`,
} as const;

/** Why a key can't rotate automatically. */
export const hindranceSentences = {
  'set by your organisation':
    'Ihre Organisation lässt keinen Schlüssel von selbst rotieren, oder ihre Vorgaben sind nicht lesbar: siehe Einstellungen.',
  'can never rotate': 'Dieser Schlüssel kann gar nicht rotiert werden.',
  'not answered':
    'Nur für einen Schlüssel, der nur auf diesem Computer benutzt wird. Rotieren Sie ihn einmal selbst: Dann werden Sie danach gefragt.',
  'also elsewhere':
    'Nicht für einen Schlüssel, der auch anderswo benutzt wird: Den anderen Stellen bliebe nur der alte.',
  'needs MFA':
    'Nicht für einen Schlüssel, der einen MFA-Code braucht: Niemand wäre da, um ihn einzugeben.',
  'endpoint not confirmed':
    'Seine Anfragen gehen nicht an AWS. Lassen Sie Keyturn erst dort fragen.',
  'other computer':
    'Auf einem anderen Computer eingeschaltet. Schalten Sie es hier aus und wieder ein, wenn kein anderer Computer diesen Schlüssel mehr benutzt.',
  'two keys':
    'Wartet: Dieser Benutzer hat zwei Schlüssel, und nur Sie können sagen, welcher gelöscht werden darf.',
  'user is busy': 'Wartet, bis die andere Rotation dieses Benutzers vorbei ist.',
} as const satisfies Record<Hindrance, string>;

/** Whether a key rotates automatically, in a sentence of the details. */
export function automaticInWords(view: AutomaticView): string {
  switch (view.state) {
    case 'off':
      return 'wenn Sie es sagen';
    case 'on':
      return view.at === undefined
        ? `von selbst, eingeschaltet seit dem ${dayInWords(view.since)}; wann, steht fest, sobald das Alter des Schlüssels bekannt ist`
        : `von selbst, frühestens am ${momentInWords(view.at)}; eingeschaltet seit dem ${dayInWords(view.since)}`;
    case 'working':
      return 'von selbst, jetzt gerade';
    case 'paused':
      return `von selbst, eingeschaltet seit dem ${dayInWords(view.since)}, ruht aber zurzeit`;
    case 'stopped':
      return 'nicht mehr von selbst, bis Sie es wieder einschalten';
    default:
      return unreachable(view);
  }
}

/** Why there are no more tries. */
export function stoppedInWords(failures: number, because: Failure): string {
  const title = explain(because).title;
  return failures >= mostFailures
    ? `Rotiert nach drei Versuchen nicht mehr von selbst: ${title}.`
    : `Rotiert nicht mehr von selbst: ${title}.`;
}

/** The notification a day before. `at` is the earliest moment, in ms since 1970. */
export function tomorrowNotice(profiles: readonly string[], at: number): Notice {
  return {
    title: `${names(profiles)} ${profiles.length === 1 ? 'rotiert' : 'rotieren'} morgen von selbst`,
    body: `Frühestens am ${momentInWords(at)}. Öffnen Sie Keyturn, um jetzt zu rotieren oder das auszuschalten.`,
  };
}

/** The notification of an automatic rotation that succeeded. */
export function rotatedByItselfNotice(
  profiles: readonly string[],
  retirement: Retirement,
  oldKey: string,
): Notice {
  return {
    title: `Von selbst rotiert: ${names(profiles)}`,
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
    title: `Konnte nicht von selbst rotieren: ${names(profiles)}`,
    body: `${failures >= mostFailures ? 'Es wurde dreimal versucht. ' : ''}${explain(because).title}. Öffnen Sie Keyturn, um zu entscheiden.`,
  };
}
