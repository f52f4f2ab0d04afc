import type { KeychainState, ProfileView, Snapshot } from '../../../contract/snapshot.ts';
import { names } from '../../lists.ts';
import { endpointSentence } from '../profiles/details.ts';
import { dayCount } from '../window.ts';

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
      ? ['You are asked once whether the key may be rotated there.']
      : []),
    ...(userKeys.length > 1
      ? [
          userKeys.length === 2
            ? 'You are asked which of the two keys may go: AWS allows two for a user.'
            : `You are asked which of the ${userKeys.length} keys may go, if AWS has no room for one more.`,
        ]
      : []),
    user === undefined ? 'AWS makes a new key.' : `AWS makes a new key for the user ${user}.`,
    backupSentence(policy.backups, keychain),
    'The new key is proven: AWS has to accept it three times in a row. Until then your files stay as they are.',
    places.length === 1
      ? `In one place the id and the secret are replaced, and not a byte more. ${changes(together)}`
      : `In ${places.length} places the id and the secret are replaced, and not a byte more. ${changes(together)}`,
    oldKeySentence(usedElsewhere, policy),
  ];
}

function changes(profiles: readonly string[]): string {
  return profiles.length === 1
    ? `Only ${names(profiles)} changes.`
    : `${names(profiles)} change together.`;
}

function backupSentence(isWanted: boolean, keychain: KeychainState): string {
  if (!isWanted) {
    return 'No backup is made; backups are turned off under Settings.';
  }
  switch (keychain) {
    case 'works':
    case 'not asked yet':
      return 'Both keys are kept in the keychain of this computer, so that you can undo.';
    case 'locked':
      return 'You are asked to unlock the keychain, which keeps both keys so that you can undo.';
    case 'absent':
    case 'failed':
      return 'No backup is made: this computer has no keychain that works.';
  }
}

function oldKeySentence(
  usedElsewhere: ProfileView['usedElsewhere'],
  { retirement, graceDays }: Snapshot['policy'],
): string {
  if (usedElsewhere === 'also elsewhere') {
    return 'The old key stays active until you retire it: it is used elsewhere, too.';
  }
  const retired =
    retirement === 'delete at once'
      ? 'deleted'
      : `deactivated, and deleted after ${dayCount(graceDays)}`;
  return usedElsewhere === 'only here'
    ? `The old key is ${retired}.`
    : `You are asked whether the key is used anywhere else. If not, the old key is ${retired}.`;
}
