import type { KeychainState, ProfileView, Snapshot } from '../../../contract/snapshot.ts';
import { names } from '../../lists.ts';
import { endpointSentence } from '../profiles/details.ts';
import { dayCountInDative } from '../window.ts';

/** What a rotation of this profile will do, sentence by sentence, before anything is done. */
export function planSentences(
  profile: ProfileView,
  { policy, keychain }: Pick<Snapshot, 'policy' | 'keychain'>,
): readonly string[] {
  const { endpoint, userKeys, user, places, sharesKeyWith, usedElsewhere } = profile;
  const together = [profile.name, ...sharesKeyWith];
  return [
    ...(endpoint === undefined ? [] : [endpointSentence(endpoint)]),
    ...(endpoint?.asks === true
      ? ['Sie werden einmal gefragt, ob der Schlüssel dort rotiert werden darf.']
      : []),
    ...(userKeys.length > 1
      ? [
          userKeys.length === 2
            ? 'Sie werden gefragt, welcher der beiden Schlüssel gelöscht werden darf: AWS erlaubt zwei je Benutzer.'
            : `Sie werden gefragt, welche der ${userKeys.length} Schlüssel gelöscht werden dürfen, falls AWS für einen weiteren keinen Platz hat.`,
        ]
      : []),
    user === undefined
      ? 'AWS erstellt einen neuen Schlüssel.'
      : `AWS erstellt einen neuen Schlüssel für den Benutzer ${user}.`,
    backupSentence(policy.backups, keychain),
    'Der neue Schlüssel wird erprobt: AWS muss ihn dreimal hintereinander annehmen. Bis dahin bleiben Ihre Dateien, wie sie sind.',
    `An ${places.length === 1 ? 'einer Stelle' : `${places.length} Stellen`} werden die ID und der geheime Teil ersetzt, und kein Byte mehr. ${changes(together)}`,
    oldKeySentence(usedElsewhere, policy),
  ];
}

function changes(profiles: readonly string[]): string {
  return profiles.length === 1
    ? `Nur ${names(profiles)} ändert sich.`
    : `${names(profiles)} ändern sich gemeinsam.`;
}

function backupSentence(isWanted: boolean, keychain: KeychainState): string {
  if (!isWanted) {
    return 'Gesichert wird nichts: Sicherungen sind in den Einstellungen ausgeschaltet.';
  }
  switch (keychain) {
    case 'works':
    case 'not asked yet':
      return 'Beide Schlüssel kommen in den Schlüsselbund dieses Computers, damit Sie die Rotation rückgängig machen können.';
    case 'locked':
      return 'Sie werden gebeten, den Schlüsselbund zu entsperren. Er bewahrt beide Schlüssel auf, damit Sie die Rotation rückgängig machen können.';
    case 'absent':
    case 'failed':
      return 'Gesichert wird nichts: Dieser Computer hat keinen funktionierenden Schlüsselbund.';
  }
}

function oldKeySentence(
  usedElsewhere: ProfileView['usedElsewhere'],
  { retirement, graceDays }: Snapshot['policy'],
): string {
  if (usedElsewhere === 'also elsewhere') {
    return 'Der alte Schlüssel bleibt aktiv, bis Sie ihn stilllegen: Er wird auch anderswo benutzt.';
  }
  const retired =
    retirement === 'delete at once'
      ? 'gelöscht'
      : `deaktiviert und nach ${dayCountInDative(graceDays)} gelöscht`;
  return usedElsewhere === 'only here'
    ? `Der alte Schlüssel wird ${retired}.`
    : `Sie werden gefragt, ob der Schlüssel noch anderswo benutzt wird. Wenn nicht, wird der alte Schlüssel ${retired}.`;
}
