import {
  type AdministratorRequest,
  administratorRequest,
  type Owner,
} from '../../administrator-request.ts';
import type { KeyFacts } from '../../key-facts.ts';
import type { OpenChoice, OpenReason, StepName } from '../../rotation.ts';
import { unreachable } from '../../unreachable.ts';
import { names } from '../lists.ts';

/** What is open, as the title of its notice. */
export const openTitles = {
  'answer lost': 'Vielleicht ist ein Schlüssel zurückgeblieben',
  'roll back refused': 'Ein Schlüssel ist zurückgeblieben',
  'no key to sign': 'Eine Rotation ist nicht abgeschlossen',
  'partly saved': 'Der neue Schlüssel ist nicht überall gespeichert',
  'old key back': 'Der alte Schlüssel steht wieder in einer Datei',
  'other identity': 'Der Schlüssel gehört jetzt jemand anderem',
  'other computer': 'Ein anderer Computer hat diese Rotation begonnen',
  'MFA needed': 'Eine Rotation wartet auf einen MFA-Code',
  'undo stopped': 'Eine Rotation ist nicht vollständig rückgängig gemacht',
  interrupted: 'Eine Rotation ist nicht abgeschlossen',
} as const satisfies Record<OpenReason, string>;

const filesUnchanged =
  'Ihre Dateien sind unverändert, und der alte Schlüssel funktioniert wie bisher.';

/** What is certain and what is not, where a rotation stopped on its own account at this step. */
function knownAt(reached: StepName): string {
  switch (reached) {
    case 'check':
      return 'Nichts hat sich geändert: weder Ihre Dateien noch Ihre Schlüssel bei AWS.';
    case 'create':
      return `${filesUnchanged} Ob bei AWS ein neuer Schlüssel zurückgeblieben ist, ist nicht bekannt.`;
    case 'back up':
    case 'prove':
      return `${filesUnchanged} Bei AWS ist ein neuer Schlüssel zurückgeblieben.`;
    case 'save':
      return 'Keyturn hat den alten Schlüssel nicht angerührt. Manche Stellen enthalten vielleicht den neuen Schlüssel, andere noch den alten.';
    case 'retire':
    case 'record':
      return 'Ihre Dateien enthalten den neuen Schlüssel. Ob der alte noch funktioniert, ist nicht bekannt.';
    default:
      return unreachable(reached);
  }
}

/** What happened to an open rotation, what did not change and what is not known: from its reason and the step reached. */
export function openSentence(reason: OpenReason, reached: StepName): string {
  switch (reason) {
    case 'answer lost':
      return `Als Keyturn um einen neuen Schlüssel bat, ging die Antwort von AWS verloren. Seitdem ist ein neuer Schlüssel aufgetaucht. Wahrscheinlich stammt er von Keyturn, aber jemand anderes könnte ihn im selben Augenblick erstellt haben. ${filesUnchanged}`;
    case 'roll back refused':
      return `Keyturn hat einen neuen Schlüssel erstellt, konnte ihn nicht verwenden und darf ihn nicht löschen. ${filesUnchanged}`;
    case 'no key to sign':
      return 'In Ihren Dateien ist kein funktionierender Schlüssel dieses Benutzers mehr. Keyturn kann deshalb weder nachsehen noch die Rotation abschließen. Ob der alte Schlüssel noch funktioniert, ist nicht bekannt.';
    case 'partly saved':
      return 'Manche Stellen enthalten den neuen Schlüssel, andere noch den alten. Beide funktionieren. Der alte bleibt aktiv, bis der neue an jeder Stelle gespeichert ist.';
    case 'old key back':
      return 'Der neue Schlüssel war gespeichert, aber eine Datei enthält wieder den alten. Keyturn rührt solange keinen der beiden an. Ob der alte noch funktioniert, ist nicht bekannt.';
    case 'other identity':
      return `Der Schlüssel in Ihren Dateien gehört zu einem anderen Konto oder Benutzer als zu Beginn dieser Rotation. Keyturn ändert deshalb nichts. ${knownAt(reached)}`;
    case 'other computer':
      return 'Dieser Computer hat nichts geändert. Was der andere seitdem getan hat, ist nicht bekannt.';
    case 'MFA needed':
      return `AWS lässt den nächsten Schritt erst nach einer Anmeldung mit MFA-Code zu. ${knownAt(reached)}`;
    case 'undo stopped':
      return 'Keyturn konnte den alten Schlüssel noch nicht überall zurückholen. Solange löscht es keinen der beiden Schlüssel. Welche Stellen den alten und welche den neuen enthalten, ist nicht bekannt.';
    case 'interrupted':
      return `Keyturn konnte diese Rotation bisher weder abschließen noch zurücknehmen. Es versucht das jede Stunde und beim nächsten Start erneut. ${knownAt(reached)}`;
    default:
      return unreachable(reason);
  }
}

/** The buttons of an open rotation. */
export const openChoiceLabels = {
  'delete the key left behind': 'Zurückgebliebenen Schlüssel löschen',
  'it is not mine': 'Das ist nicht meiner',
  'try again': 'Erneut versuchen',
  'save it after all': 'Doch noch speichern',
  'save the new key again': 'Neuen Schlüssel erneut speichern',
  'enter an MFA code': 'MFA-Code eingeben',
  'take it over': 'Hier übernehmen',
  'it is settled': 'Das ist erledigt',
} as const satisfies Record<OpenChoice, string>;

/** Words of an open rotation. */
export const openWords = {
  about: (profiles: readonly string[], since: string) => `${names(profiles)}, offen seit ${since}`,
  whatHappened: 'Was geschehen ist:',
  held: (profiles: readonly string[]) =>
    `${names(profiles)} ${profiles.length === 1 ? 'enthält' : 'enthalten'} diesen Schlüssel, deshalb bleibt er.`,
  forAdministrator: 'Nachricht an Ihre Administration:',
  takeOver:
    'Falls Keyturn dort noch läuft, könnten zwei Programme an denselben Schlüsseln arbeiten. Übernehmen Sie die Rotation nur, wenn Sie wissen, dass Keyturn dort beendet ist.',
  confirmTakeOver: 'Jetzt übernehmen',
  leaveIt: 'Dort lassen',
} as const;

/** "meines IAM-Benutzers", "des IAM-Benutzers ada im Konto 111122223333". */
function ofOwner({ user, account }: Owner): string {
  const whose = user === undefined ? 'meines IAM-Benutzers' : `des IAM-Benutzers ${user}`;
  return account === undefined ? whose : `${whose} im Konto ${account}`;
}

/**
 * What to send to an administrator, who may do what Keyturn may not: delete the keys left behind, or activate those an
 * undo needs. Undefined where an administrator is not needed.
 */
export function administratorMessage(
  reason: OpenReason,
  keys: readonly Pick<KeyFacts, 'keyId' | 'status' | 'profiles'>[],
  owner: Owner,
): string | undefined {
  const request = administratorRequest(reason, keys, owner);
  return request && `${requestInWords(request, owner)}\n\n${request.command}`;
}

function requestInWords({ asks, keyId }: AdministratorRequest, owner: Owner): string {
  const key = `den Zugriffsschlüssel ${keyId} ${ofOwner(owner)}`;
  return asks === 'delete'
    ? `Bitte löschen Sie ${key}. Er entstand bei einer Rotation, die sich nicht abschließen ließ, und nichts benutzt ihn.`
    : `Bitte aktivieren Sie ${key}. Er wird wieder gebraucht.`;
}
