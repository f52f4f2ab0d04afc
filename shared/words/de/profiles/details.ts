import type { UsedElsewhere } from '../../../contract/rotation.ts';
import type { BackupView, EndpointView } from '../../../contract/snapshot.ts';
import { dayInWords } from '../../dates.ts';
import { names } from '../../lists.ts';

/** Words of the details of a key. */
export const detailsWords = {
  summary: 'Details',
  ofProfile: (profile: string) => `zu ${profile}`,
  facts: 'Über diesen Schlüssel',
  keyId: 'Schlüssel',
  endpoint: 'Adresse',
  lastUse: 'Zuletzt in Gebrauch gesehen',
  lastUseHint: 'Soweit AWS es mitteilt, ohne die Anfragen von Keyturn selbst.',
  usedElsewhere: 'Anderswo benutzt',
  backup: 'Sicherung',
  reminder: 'Erinnerung',
  noReminder: 'keine, solange das Alter des Schlüssels nicht bekannt ist',
  remindedNow: 'jeden Tag, bis der Schlüssel rotiert ist',
  remindersOff: 'keine; Erinnerungen sind in den Einstellungen ausgeschaltet',
  remindedAfter: (at: number) => `aufgeschoben bis zum ${dayInWords(at)}`,
  remindedFrom: (at: number) => `ab dem ${dayInWords(at)}`,
  rotates: 'Wird rotiert',
  rotatesByHand: 'wenn Sie es sagen',
  userKeys: (user: string) => `Schlüssel von ${user}`,
  userKeysNotKnown: 'AWS hat die Schlüssel dieses Benutzers noch nicht aufgelistet.',
  thisKey: 'dieser Schlüssel',
  heldBy: (profiles: readonly string[]) =>
    `Steht ${profiles.length === 1 ? 'im Profil' : 'in den Profilen'} ${names(profiles)}.`,
  heldByNone: 'Steht in keinem Profil auf diesem Computer.',
  places: 'Wo er steht',
  place: (path: string, line: number) => `${path}, Zeile ${line}`,
  shadowed: 'dort liest ihn kein Werkzeug von AWS',
  plan: 'Was bei einer Rotation geschieht',
  history: 'Was mit ihm geschehen ist',
  noHistory: 'Mit diesem Keyturn noch nichts.',
} as const;

/** Where requests of a profile go, if that is AWS. */
export function hostsSentence(hosts: readonly string[]): string {
  return `Anfragen gehen an ${names(hosts)}.`;
}

/** Where requests of a profile go, if that is not AWS. */
export function endpointSentence({ hosts }: EndpointView): string {
  return `Anfragen dieses Profils gehen an ${names(hosts)}, nicht an AWS.`;
}

/** The answer to the question where else a key is used. */
export function usedElsewhereInWords(answer: UsedElsewhere | undefined): string {
  switch (answer) {
    case 'only here':
      return 'nein, nur auf diesem Computer';
    case 'also elsewhere':
      return 'ja, auch anderswo';
    case undefined:
      return 'noch nicht beantwortet';
  }
}

/** Whether a key is backed up in the keychain. */
export function backupInWords(backups: readonly BackupView[] | undefined, keyId: string): string {
  if (backups === undefined) {
    return 'nicht bekannt, der Schlüsselbund lässt sich nicht fragen';
  }
  const backup = backups.find((kept) => kept.keyId === keyId);
  return backup === undefined
    ? 'keine; bei der Rotation wird eine angelegt'
    : `seit dem ${dayInWords(backup.keptAt)} im Schlüsselbund`;
}
