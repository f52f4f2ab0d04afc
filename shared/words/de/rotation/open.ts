import type { DecisionChoice, DecisionReason, StepName } from '../../../contract/rotation.ts';
import { unreachable } from '../../../lib/unreachable.ts';
import {
  type AdministratorRequest,
  administratorRequest,
  type Owner,
} from '../../../rotations/administrator-request.ts';
import type { KeyDecision, DecisionFacts } from '../../../rotations/decision-facts.ts';
import type { KeyFacts } from '../../../values/key-facts.ts';
import { names } from '../../lists.ts';

/** The title of a rotation that needs a decision, by its reason. */
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
  'other endpoint': 'Eine Rotation nennt eine andere Adresse als ihr Profil',
  'older key': 'Ein Schlüssel ist älter als seine Rotation',
  interrupted: 'Eine Rotation ist nicht abgeschlossen',
  'left on AWS': 'Ein Schlüssel ist bei AWS übrig',
} as const satisfies Record<DecisionReason, string>;

const untouched = 'Keyturn hat weder Ihre Dateien noch den alten Schlüssel geändert.';

function nameOf(newKey: string): string {
  return newKey === 'not known' ? 'den neuen Schlüssel' : `den neuen Schlüssel ${newKey}`;
}

/** What is certain and what is not, where a rotation stopped on its own account at this step. */
function knownAt({ reached, newKey }: { reached: StepName; newKey: string }): string {
  switch (reached) {
    case 'check':
      return 'Keyturn hat nichts geändert: weder Ihre Dateien noch Ihre Schlüssel bei AWS.';
    case 'create':
    case 'back up':
    case 'prove':
      return newKey === 'not known'
        ? `${untouched} Ob bei AWS ein neuer Schlüssel zurückgeblieben ist, ist nicht bekannt.`
        : `${untouched} Der neue Schlüssel ${newKey} ist vielleicht noch bei AWS.`;
    case 'save':
      return `Keyturn hat den alten Schlüssel nicht angerührt. Manche Stellen enthalten vielleicht ${nameOf(newKey)}, andere noch den alten.`;
    case 'retire':
    case 'record':
      return `Keyturn hat ${nameOf(newKey)} in Ihren Dateien gespeichert. Ob der alte noch funktioniert, ist nicht bekannt.`;
    default:
      return unreachable(reached);
  }
}

/** What happened to a rotation that needs a decision, what did not change and what is unknown. */
export function openSentence(open: DecisionFacts): string {
  const { reason, oldKey } = open;
  const newKey = nameOf(open.newKey);
  switch (reason) {
    case 'answer lost':
      return `Als Keyturn um einen neuen Schlüssel bat, ging die Antwort von AWS verloren. Seitdem ist ein neuer Schlüssel aufgetaucht. Wahrscheinlich stammt er von Keyturn, aber jemand anderes könnte ihn im selben Augenblick erstellt haben. ${untouched}`;
    case 'roll back refused':
      return `Keyturn hat ${newKey} erstellt, konnte ihn nicht verwenden und darf ihn nicht löschen. ${untouched}`;
    case 'no key to sign':
      return `In Ihren Dateien ist kein funktionierender Schlüssel dieses Benutzers mehr. Keyturn kann deshalb weder nachsehen noch die Rotation abschließen. Ob der alte Schlüssel ${oldKey} noch funktioniert, ist nicht bekannt.`;
    case 'partly saved':
      return `Manche Stellen enthalten vielleicht ${newKey}, andere noch den alten Schlüssel ${oldKey}. Keyturn deaktiviert und löscht keinen der beiden, bevor der neue an jeder Stelle gespeichert ist.`;
    case 'old key back':
      return `Eine Datei enthält wieder den alten Schlüssel ${oldKey}, wo Keyturn ${newKey} gespeichert hat. Keyturn rührt solange keinen der beiden an. Ob der alte noch funktioniert, ist nicht bekannt.`;
    case 'other identity':
      return `Der Schlüssel in Ihren Dateien gehört zu einem anderen Konto oder Benutzer als zu Beginn dieser Rotation. Keyturn ändert deshalb nichts. ${knownAt(open)}`;
    case 'other computer':
      return 'Dieser Computer hat nichts geändert. Was der andere seitdem getan hat, ist nicht bekannt.';
    case 'MFA needed':
      return `AWS lässt den nächsten Schritt erst nach einer Anmeldung mit MFA-Code zu. ${knownAt(open)}`;
    case 'undo stopped':
      return `Keyturn konnte den alten Schlüssel ${oldKey} noch nicht überall zurückholen. Solange löscht es keinen der beiden Schlüssel. Welche Stellen den alten und welche den neuen enthalten, ist nicht bekannt.`;
    case 'other endpoint':
      return `In den Aufzeichnungen dieser Rotation steht eine Adresse, die heute keines ihrer Profile verwendet. Keyturn hat dorthin nichts gesendet. Ob an jener Adresse ${open.newKey === 'not known' ? 'ein neuer Schlüssel' : `der neue Schlüssel ${open.newKey}`} zurückgeblieben ist, ist nicht bekannt.`;
    case 'older key':
      return `${open.newKey === 'not known' ? 'Dieser Schlüssel' : `Der Schlüssel ${open.newKey}`} wurde erstellt, bevor die Rotation begann, die ihn erstellt haben soll. Vielleicht verwendet ihn jemand. Keyturn hat ihn deshalb nicht angerührt. Ihre Dateien enthalten ihn nicht.`;
    case 'interrupted':
      return `Keyturn konnte diese Rotation bisher weder abschließen noch zurücknehmen. Es versucht das jede Stunde und beim nächsten Start erneut. ${knownAt(open)}`;
    case 'left on AWS':
      return open.failure.code === 'LEFT_BEHIND'
        ? 'Sie haben gesagt, dass diese Rotation erledigt ist. AWS führt noch einen Schlüssel davon auf, den keine Datei enthält, die Keyturn kennt. Keyturn sieht jede Stunde nach und weist darauf hin, bis der Schlüssel nicht mehr da ist.'
        : 'Sie haben gesagt, dass diese Rotation erledigt ist. Ob bei AWS ein Schlüssel davon übrig ist, ist nicht bekannt. Keyturn sieht jede Stunde nach.';
    default:
      return unreachable(reason);
  }
}

/** What a person can do next about the key of such a rotation, unless its failure says it. */
export const openNextSentences = {
  decide: 'Entscheiden Sie unten über den Schlüssel.',
  'delete or ask': 'Löschen Sie unten den Schlüssel, oder bitten Sie Ihre Administration darum.',
  'delete or leave': 'Löschen Sie unten den Schlüssel, oder lassen Sie ihn dort.',
  'delete on AWS or leave':
    'Löschen Sie ihn in der AWS-Konsole, wenn ihn nichts mehr braucht, oder lassen Sie ihn dort.',
} as const satisfies Record<KeyDecision, string>;

/** The buttons of a rotation that needs a decision. */
export const openChoiceLabels = {
  'delete the key left behind': 'Zurückgebliebenen Schlüssel löschen',
  'it is not mine': 'Das ist nicht meiner',
  'try again': 'Erneut versuchen',
  'save it after all': 'Doch noch speichern',
  'save the new key again': 'Neuen Schlüssel erneut speichern',
  'undo the rotation': 'Rotation rückgängig machen',
  'keep the new key': 'Neuen Schlüssel behalten',
  'enter an MFA code': 'MFA-Code eingeben',
  'take it over': 'Hier übernehmen',
  'it is settled': 'Das ist erledigt',
  'leave it on AWS': 'Bei AWS lassen',
} as const satisfies Record<DecisionChoice, string>;

/** Words of a rotation that needs a decision. */
export const openWords = {
  about: ({ profiles, oldKey, newKey }: DecisionFacts, since: string) => {
    const keys = newKey === 'not known' ? oldKey : `${oldKey}, neuer Schlüssel ${newKey}`;
    return `${names(profiles)}, offen seit ${since}. Alter Schlüssel ${keys}`;
  },
  whatHappened: 'Was geschehen ist:',
  held: (profiles: readonly string[]) =>
    `${names(profiles)} ${profiles.length === 1 ? 'enthält' : 'enthalten'} diesen Schlüssel, deshalb bleibt er.`,
  forAdministrator: 'Nachricht an Ihre Administration:',
  copyMessage: 'Nachricht kopieren',
  messageCopied: 'Die Nachricht ist in der Zwischenablage.',
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
 * The message to an administrator, who may do what Keyturn may not: delete the keys left behind, or activate those an
 * undo needs. Undefined where none is needed.
 */
export function administratorMessage(
  reason: DecisionReason,
  keys: readonly Pick<KeyFacts, 'keyId' | 'status' | 'profiles'>[],
  owner: Owner,
): string | undefined {
  const request = administratorRequest(reason, keys, owner);
  return request && `${requestInWords(request, owner)}\n\n${request.command}`;
}

function requestInWords({ asks, keyId }: AdministratorRequest, owner: Owner): string {
  const key = `den Zugriffsschlüssel ${keyId} ${ofOwner(owner)}`;
  switch (asks) {
    case 'delete':
      return `Bitte löschen Sie ${key}. Er entstand bei einer Rotation, die sich nicht abschließen ließ, und nichts benutzt ihn.`;
    case 'activate':
      return `Bitte aktivieren Sie ${key}. Er wird wieder gebraucht.`;
    case 'activate if there':
      return `Bitte aktivieren Sie ${key}, falls es ihn noch gibt. Er wird wieder gebraucht, und auf meinem Computer funktioniert kein anderer Schlüssel dieses Benutzers. Gibt es ihn nicht mehr, erstellen Sie bitte einen neuen.`;
    case 'make a new key':
      return `Bitte erstellen Sie einen neuen Zugriffsschlüssel ${ofOwner(owner)}. Den Schlüssel ${keyId} gibt es nicht mehr, und auf meinem Computer funktioniert kein anderer Schlüssel dieses Benutzers.`;
    default:
      return unreachable(asks);
  }
}
