import { hasChangedNothing, type MadeRoom } from '../../made-room.ts';
import type { Retirement, StepName, Undone, UseSince } from '../../rotation.ts';
import { unreachable } from '../../unreachable.ts';
import { dayInWords, momentInWords } from '../dates.ts';
import { names } from '../lists.ts';

/** The steps as they stand in the list "Schritte der Rotation". */
export const stepLabels = {
  check: 'Schlüssel und Dateien prüfen',
  create: 'Neuen Schlüssel erstellen',
  'back up': 'Beide Schlüssel sichern',
  prove: 'Neuen Schlüssel erproben',
  save: 'Neuen Schlüssel speichern',
  retire: 'Alten Schlüssel stilllegen',
  record: 'Ergebnis festhalten',
} as const satisfies Record<StepName, string>;

/** Why a rotation can't be cancelled at a step; undefined where it can, or is over in a moment. */
export function whyNoCancel(step: StepName): string | undefined {
  switch (step) {
    case 'create':
      return 'Die Antwort von AWS ging verloren. Keyturn sieht nach, ob ein Schlüssel erstellt wurde, damit keiner zurückbleibt. Das lässt sich nicht abbrechen.';
    case 'save':
      return 'Der neue Schlüssel ist auf dem Weg in Ihre Dateien. Die Rotation lässt sich nicht mehr abbrechen, aber hinterher rückgängig machen.';
    case 'check':
    case 'back up':
    case 'prove':
    case 'retire':
    case 'record':
      return undefined;
    default:
      return unreachable(step);
  }
}

/** What the proof waits for. */
export function proofProgress(passed: number, needed: number, slow: boolean): string {
  const checks = `${passed} von ${needed} Prüfungen bestanden`;
  return slow
    ? `AWS nimmt den neuen Schlüssel nur langsam an. Keyturn macht im Hintergrund weiter: ${checks}.`
    : `AWS braucht einige Sekunden, bis der neue Schlüssel überall bekannt ist: ${checks}.`;
}

/**
 * What did not change when a rotation failed: from the step reached, what became of the new key, and the other key
 * where it was deleted to make room.
 */
export function whatDidNotChange(reached: StepName, undone: Undone, madeRoom?: MadeRoom): string {
  if (hasChangedNothing(reached, undone, madeRoom)) {
    return 'Nichts hat sich geändert: weder Ihre Dateien noch Ihre Schlüssel bei AWS.';
  }
  const same = 'Ihre Dateien sind unverändert, und der alte Schlüssel funktioniert wie bisher.';
  return [same, whatBecameOfTheNewKey(undone), ...roomSentences(madeRoom)].join(' ');
}

function whatBecameOfTheNewKey(undone: Undone): string {
  switch (undone) {
    case 'nothing was made':
      return 'Es wurde kein neuer Schlüssel erstellt.';
    case 'new key deleted':
      return 'Der neue Schlüssel wurde wieder gelöscht.';
    case 'new key deactivated':
      return 'Der neue Schlüssel ließ sich nicht löschen und wurde deshalb deaktiviert.';
    case 'new key not there':
      return 'AWS zeigt keinen neuen Schlüssel.';
    default:
      return unreachable(undone);
  }
}

function roomSentences(madeRoom: MadeRoom | undefined): readonly string[] {
  if (madeRoom === undefined) {
    return [];
  }
  return madeRoom.deleted === 'yes'
    ? [
        `Der andere Schlüssel ${madeRoom.keyId} wurde gelöscht, um Platz zu schaffen, wie Sie es gewählt hatten.`,
      ]
    : [
        `Sie hatten gewählt, den anderen Schlüssel ${madeRoom.keyId} zu löschen, um Platz zu schaffen. Ob er gelöscht wurde, ist nicht bekannt.`,
      ];
}

/** Whether anybody used the old key since the rotation. */
export function sinceSentence(since: UseSince): string {
  switch (since.use) {
    case 'used':
      return `Seit der Rotation benutzt: ${since.service} in ${since.region}, ${momentInWords(since.at)}.`;
    case 'not used':
      return 'Seit der Rotation nicht benutzt.';
    case 'not known':
      return 'Ob er seitdem benutzt wurde, ist nicht bekannt.';
    default:
      return unreachable(since);
  }
}

function staysActiveSentence(because: 'not answered' | 'also elsewhere' | 'reactivated'): string {
  switch (because) {
    case 'not answered':
      return 'funktioniert weiter, bis Sie sagen, wo er benutzt wird.';
    case 'also elsewhere':
      return 'funktioniert weiter. Legen Sie ihn still, wenn alle anderen Stellen den neuen haben.';
    case 'reactivated':
      return 'wurde wieder aktiviert und funktioniert. Legen Sie ihn still, wenn ihn nichts mehr braucht.';
    default:
      return unreachable(because);
  }
}

/** What has become of the old key, after "NAME wurde rotiert". */
export function retirementSentence(retirement: Retirement, oldKey: string): string {
  const key = `Der alte Schlüssel ${oldKey}`;
  switch (retirement.oldKey) {
    case 'stays active':
      return `${key} ${staysActiveSentence(retirement.because)}`;
    case 'being deactivated':
      return `${key} wird gerade deaktiviert.`;
    case 'deactivated':
      return retirement.deleteAfter === undefined
        ? `${key} ist deaktiviert. Keyturn löscht ihn nicht.`
        : `${key} ist deaktiviert. Keyturn löscht ihn am ${dayInWords(retirement.deleteAfter)}.`;
    case 'being deleted':
      return `${key} wird gerade gelöscht.`;
    case 'being reactivated':
      return `${key} wird gerade wieder aktiviert.`;
    case 'gone':
      return `${key} ist bei AWS nicht mehr vorhanden.`;
    case 'stays active for now':
      return `${key} funktioniert noch: Er ließ sich nicht deaktivieren. Keyturn versucht es erneut.`;
    default:
      return unreachable(retirement);
  }
}

/** "NAME wurde rotiert", "dev und work wurden rotiert". */
export function rotatedTitle(profiles: readonly string[]): string {
  return `${names(profiles)} ${profiles.length === 1 ? 'wurde' : 'wurden'} rotiert`;
}

/** The title of a rotation that failed. */
export function notRotatedTitle(profiles: readonly string[]): string {
  return `${names(profiles)} ${profiles.length === 1 ? 'wurde' : 'wurden'} nicht rotiert`;
}
