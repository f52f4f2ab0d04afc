import type {
  Deletion,
  OldKeyListed,
  Retirement,
  StepName,
  RollBackResult,
  UseSince,
} from '../../../contract/rotation.ts';
import { unreachable } from '../../../lib/unreachable.ts';
import { hasChangedNothing, type FreedSlot } from '../../../rotations/freed-slot.ts';
import { isNewKeyDead } from '../../../rotations/is-new-key-dead.ts';
import { dayInWords, momentInWords } from '../../dates.ts';
import { names } from '../../lists.ts';

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

/** The label of a step; an interrupted one only looks whether a key was created. */
export function stepLabel(step: StepName, looks = false): string {
  return looks ? 'Nachsehen, ob AWS einen Schlüssel erstellt hat' : stepLabels[step];
}

/** Why a rotation can't be cancelled at a step; undefined where it can, or is over in a moment. */
export function whyNoCancel(step: StepName): string | undefined {
  switch (step) {
    case 'create':
      return 'Keyturn sieht nach, ob AWS einen Schlüssel erstellt hat, damit keiner zurückbleibt. Das lässt sich nicht abbrechen.';
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

/** How far the verification of the new key is. */
export function proofProgress(passed: number, needed: number, slow: boolean): string {
  const checks = `${passed} von ${needed} Prüfungen bestanden`;
  return slow
    ? `AWS nimmt den neuen Schlüssel nur langsam an. Keyturn macht im Hintergrund weiter: ${checks}.`
    : `AWS braucht einige Sekunden, bis der neue Schlüssel überall bekannt ist: ${checks}.`;
}

/**
 * What did not change when a rotation failed: from the step reached, what happened to the new key, and the other key
 * if it was deleted to free a slot.
 */
export function whatDidNotChange(
  reached: StepName,
  undone: RollBackResult,
  madeRoom?: readonly FreedSlot[],
  newKey = '',
): string {
  if (hasChangedNothing(reached, undone, madeRoom)) {
    return 'Keyturn hat nichts geändert: weder Ihre Dateien noch Ihre Schlüssel bei AWS.';
  }
  const same = 'Keyturn hat weder Ihre Dateien noch den alten Schlüssel geändert.';
  const rooms = (madeRoom ?? []).map(roomSentence);
  return [same, whatBecameOfTheNewKey(undone, newKey), ...rooms].join(' ');
}

function whatBecameOfTheNewKey(undone: RollBackResult, newKey: string): string {
  switch (undone) {
    case 'nothing was made':
      return 'Es wurde kein neuer Schlüssel erstellt.';
    case 'new key deleted':
      return 'Der neue Schlüssel wurde wieder gelöscht.';
    case 'new key deactivated':
      return `Der neue Schlüssel${newKey === '' ? '' : ` ${newKey}`} ließ sich nicht löschen und wurde deshalb deaktiviert.`;
    case 'new key not there':
      return 'AWS zeigt keinen neuen Schlüssel.';
    default:
      return unreachable(undone);
  }
}

function roomSentence({ keyId, deleted }: FreedSlot): string {
  return deleted === 'yes'
    ? `Der andere Schlüssel ${keyId} wurde gelöscht, um Platz zu schaffen, wie Sie es gewählt hatten.`
    : `Sie hatten gewählt, den anderen Schlüssel ${keyId} zu löschen, um Platz zu schaffen. Ob er gelöscht wurde, ist nicht bekannt.`;
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

/** Where AWS does not list the old key as active, it is not said to work. */
function staysSentence(listed: OldKeyListed, works: string): string {
  switch (listed) {
    case 'Active':
      return works;
    case 'Inactive':
      return 'ist inaktiv: Jemand anderes hat ihn deaktiviert.';
    case 'gone':
      return 'ist bei AWS nicht mehr vorhanden.';
    case 'not known':
      return 'ist vielleicht schon deaktiviert oder gelöscht: Was AWS geantwortet hat, ist nicht bekannt.';
    default:
      return unreachable(listed);
  }
}

function deletionSentence(deletion: Deletion): string {
  switch (deletion.is) {
    case 'planned':
      return `Keyturn löscht ihn am ${dayInWords(deletion.on)}.`;
    case 'due':
      return `Er sollte am ${dayInWords(deletion.on)} gelöscht werden. Keyturn tut das, wenn es das nächste Mal nachsieht.`;
    case 'denied':
      return 'AWS erlaubt Keyturn nicht, ihn zu löschen.';
    case 'not finished':
      return 'Keyturn konnte ihn noch nicht fertig löschen.';
    case 'called off':
      return 'Keyturn löscht ihn nicht.';
    default:
      return unreachable(deletion);
  }
}

/** What happened to the old key, after "NAME wurde rotiert". */
export function retirementSentence(retirement: Retirement, oldKey: string): string {
  const key = `Der alte Schlüssel ${oldKey}`;
  switch (retirement.oldKey) {
    case 'stays active':
      return `${key} ${staysSentence(retirement.listed, staysActiveSentence(retirement.because))}`;
    case 'being deactivated':
      return `${key} wird gerade deaktiviert.`;
    case 'deactivated':
      if (isNewKeyDead(retirement)) {
        return `${key} ist deaktiviert. Keyturn löscht ihn vorerst nicht.`;
      }
      return `${key} ist deaktiviert. ${deletionSentence(retirement.deletion)}`;
    case 'being deleted':
      return `${key} wird gerade gelöscht.`;
    case 'being reactivated':
      return `${key} wird gerade wieder aktiviert.`;
    case 'gone':
      return `${key} ist bei AWS nicht mehr vorhanden.`;
    case 'stays active for now':
      if (isNewKeyDead(retirement)) {
        return `${key} bleibt, wie er ist.`;
      }
      return `${key} ${staysSentence(retirement.listed, 'funktioniert noch: Er ließ sich nicht deaktivieren.')} Keyturn versucht es erneut.`;
    default:
      return unreachable(retirement);
  }
}

/** "NAME wurde rotiert", "dev und work wurden rotiert". */
export function rotatedTitle(profiles: readonly string[]): string {
  return `${names(profiles)} ${profiles.length === 1 ? 'wurde' : 'wurden'} rotiert`;
}

/** The title of a rotation that has saved its new key: for as long as that works, "NAME wurde rotiert". */
export function succeededTitle(profiles: readonly string[], retirement: Retirement): string {
  return isNewKeyDead(retirement)
    ? `AWS nimmt den neuen Schlüssel von ${names(profiles)} nicht mehr an`
    : rotatedTitle(profiles);
}

/** The title of a rotation that failed. */
export function notRotatedTitle(profiles: readonly string[]): string {
  return `${names(profiles)} ${profiles.length === 1 ? 'wurde' : 'wurden'} nicht rotiert`;
}
