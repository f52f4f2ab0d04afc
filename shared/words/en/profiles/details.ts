import type { UsedElsewhere } from '../../../contract/rotation.ts';
import type { BackupView, EndpointView } from '../../../contract/snapshot.ts';
import { dayInWords } from '../../dates.ts';
import { names } from '../../lists.ts';

/** Words of the details of a key. */
export const detailsWords = {
  summary: 'Details',
  ofProfile: (profile: string) => `of ${profile}`,
  facts: 'About this key',
  keyId: 'Key',
  endpoint: 'Address',
  lastUse: 'Last seen in use',
  lastUseHint: 'As far as AWS tells, Keyturn’s own requests apart.',
  usedElsewhere: 'Used elsewhere',
  backup: 'Backup',
  reminder: 'Reminder',
  noReminder: 'none before the age of the key is known',
  remindedNow: 'every day, until it is rotated',
  remindersOff: 'none; reminders are off under Settings',
  remindedAfter: (at: number) => `put off until ${dayInWords(at)}`,
  remindedFrom: (at: number) => `from ${dayInWords(at)}`,
  rotates: 'Rotates',
  rotatesByHand: 'when you say so',
  userKeys: (user: string) => `Keys of ${user}`,
  userKeysNotKnown: 'AWS has not listed the keys of this user yet.',
  thisKey: 'this key',
  heldBy: (profiles: readonly string[]) => `Held by ${names(profiles)}.`,
  heldByNone: 'Held by no profile on this computer.',
  places: 'Where it stands',
  place: (path: string, line: number) => `${path}, line ${line}`,
  shadowed: 'none of AWS’s tools reads it there',
  plan: 'What a rotation will do',
  history: 'What was done with it',
  noHistory: 'Nothing yet, by this Keyturn.',
} as const;

/** Where requests of a profile go, if that is AWS. */
export function hostsSentence(hosts: readonly string[]): string {
  return `Requests go to ${names(hosts)}.`;
}

/** Where requests of a profile go, if that is not AWS. */
export function endpointSentence({ hosts }: EndpointView): string {
  return `Requests of this profile go to ${names(hosts)}, not to AWS.`;
}

/** The answer to the question where else a key is used. */
export function usedElsewhereInWords(answer: UsedElsewhere | undefined): string {
  switch (answer) {
    case 'only here':
      return 'no, only on this computer';
    case 'also elsewhere':
      return 'yes, also elsewhere';
    case undefined:
      return 'not answered yet';
  }
}

/** Whether a key is backed up in the keychain. */
export function backupInWords(backups: readonly BackupView[] | undefined, keyId: string): string {
  if (backups === undefined) {
    return 'not known, the keychain can’t be asked';
  }
  const backup = backups.find((kept) => kept.keyId === keyId);
  return backup === undefined
    ? 'none; one is made when the key is rotated'
    : `in the keychain since ${dayInWords(backup.keptAt)}`;
}
