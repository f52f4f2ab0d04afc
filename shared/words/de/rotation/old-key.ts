import type { Deletion, OldKeyAct, OldKeyListed, Retirement } from '../../../contract/rotation.ts';
import { unreachable } from '../../../lib/unreachable.ts';
import { isNewKeyDead } from '../../../rotations/is-new-key-dead.ts';
import { dayInWords } from '../../dates.ts';
import { names } from '../../lists.ts';

/** The button of what can be done with the old key of a rotation that succeeded. */
export function oldKeyActLabel(act: OldKeyAct, profiles: readonly string[]): string {
  switch (act) {
    case 'retire':
      return `Alten Schlüssel von ${names(profiles)} stilllegen`;
    case 'undo':
      return `Rotation von ${names(profiles)} rückgängig machen`;
    case 'reactivate':
      return `Alten Schlüssel von ${names(profiles)} wieder aktivieren`;
    case 'extend':
      return '7 Tage länger behalten';
    case 'keep':
      return 'Nicht löschen';
    case 'delete now':
      return `Alten Schlüssel von ${names(profiles)} jetzt löschen`;
    default:
      return unreachable(act);
  }
}

/** Words around the old key. */
export const oldKeyWords = {
  sure: 'Den alten Schlüssel endgültig löschen? Die Rotation lässt sich dann nicht mehr rückgängig machen, und was den Schlüssel noch benutzt, funktioniert nicht mehr.',
  confirm: 'Endgültig löschen',
  keep: 'Behalten',
  /** Opens the choices about the deletion, in the compact line. */
  deletion: 'Löschung ändern',
  triedAgain: 'Keyturn versucht es erneut.',
} as const;

/** The old key in one line, for an outcome that was dismissed: "Alter Schlüssel AKIA…X: deaktiviert, wird am 9. März gelöscht". */
export function oldKeyLine(retirement: Retirement, oldKey: string): string {
  return `Alter Schlüssel ${oldKey}: ${whatBecameOfIt(retirement)}`;
}

const listedInWords = {
  Active: 'funktioniert noch',
  Inactive: 'inaktiv, von jemand anderem deaktiviert',
  gone: 'bei AWS nicht mehr vorhanden',
  'not known': 'vielleicht schon deaktiviert oder gelöscht',
} as const satisfies Record<OldKeyListed, string>;

function deletionInWords(deletion: Deletion): string {
  switch (deletion.is) {
    case 'planned':
      return `deaktiviert, wird am ${dayInWords(deletion.on)} gelöscht`;
    case 'due':
      return `deaktiviert, sollte am ${dayInWords(deletion.on)} gelöscht werden`;
    case 'denied':
      return 'deaktiviert; AWS erlaubt Keyturn nicht, ihn zu löschen';
    case 'not finished':
      return 'deaktiviert, noch nicht gelöscht';
    case 'called off':
      return 'deaktiviert, wird behalten';
    default:
      return unreachable(deletion);
  }
}

function whatBecameOfIt(retirement: Retirement): string {
  switch (retirement.oldKey) {
    case 'stays active':
      return listedInWords[retirement.listed];
    case 'stays active for now':
      return isNewKeyDead(retirement) ? 'bleibt, wie er ist' : listedInWords[retirement.listed];
    case 'being deactivated':
      return 'wird gerade deaktiviert';
    case 'deactivated':
      return isNewKeyDead(retirement) ? 'deaktiviert' : deletionInWords(retirement.deletion);
    case 'being deleted':
      return 'wird gerade gelöscht';
    case 'being reactivated':
      return 'wird gerade wieder aktiviert';
    case 'gone':
      return 'bei AWS nicht mehr vorhanden';
    default:
      return unreachable(retirement);
  }
}
