import type { ErrorCode } from '../../../values/failure.ts';
import type { Explanation } from '../../explanation.ts';
import { because, file, otherKeyIn } from './phrases.ts';

/** What can stop a rotation. */
export const rotationErrors = {
  CANNOT_ROTATE: {
    title: 'This profile can’t be rotated',
    body: () => 'The profile holds no access key of its own that could be rotated.',
    next: 'See the reason in the list.',
  },
  ACCOUNT_NOT_ALLOWED: {
    title: 'Your organisation does not allow this account',
    body: (f) =>
      `${f.path ?? 'The policy file'} says whose accounts’ keys may be rotated here, and ${f.account ?? 'this one'} is not among them.`,
    next: 'Ask your administrator. What was begun before is still finished, and can be undone.',
  },
  ROOT_USER: {
    title: 'This is a key of the root user',
    body: () =>
      'A key of the root user may do everything in the account. It should not exist at all.',
    next: 'Make an IAM user for this work, then delete the root key in the AWS console.',
  },
  OTHER_IDENTITY: {
    title: 'The key belongs to another user',
    body: () => 'AWS names another account or another user for the key than before.',
    next: 'Look at your files and at the user on AWS before you try again.',
  },
  KEY_NOT_LISTED: {
    title: 'AWS does not list this key',
    body: () => 'AWS accepts the key, but does not list it among the keys of its user.',
    next: 'Try again in a minute.',
  },
  KEY_INACTIVE: {
    title: 'The key is inactive',
    body: () => 'AWS lists the key as inactive.',
    next: 'Reactivate the key in the AWS console, or make a new one there.',
  },
  TWO_KEYS: {
    title: 'This user already has two keys',
    body: () => 'AWS allows two access keys for a user, so there is no room for a new one.',
    next: 'Choose the key you no longer need, or rotate again later.',
  },
  TWO_KEYS_IN_USE: {
    title: 'Both keys of this user are in use here',
    body: (f) =>
      `AWS allows two access keys for a user. Your files hold both, so Keyturn deletes neither.${f.path === undefined ? '' : ` ${otherKeyIn(f)}`}`,
    next: 'Give all profiles of this user the same key, then delete the other one.',
  },
  INACTIVE_KEY_IN_FILES: {
    title: 'The user’s second key is deactivated, but still in your files',
    body: (f) =>
      `AWS allows two access keys for a user, and deactivated ones count. ${otherKeyIn(f)} Keyturn deletes no key that your files hold.`,
    next: 'If nobody needs that key, remove it from the file. Then rotate again: Keyturn offers to delete it.',
  },
  KEY_TOO_YOUNG: {
    title: 'This key was made less than a day ago',
    body: () => 'Somebody may be about to put it to use, so Keyturn does not delete it yet.',
    next: 'Ask whoever made it, or try again tomorrow.',
  },
  NEVER_ACCEPTED: {
    title: 'AWS did not accept the new key',
    body: () => 'AWS made a new key, but did not accept it for half an hour.',
    next: 'Try again later.',
  },
  NEW_KEY_INACTIVE: {
    title: 'The new key was deactivated',
    body: () => 'Somebody deactivated the new key before Keyturn had saved it.',
    next: 'Ask your administrator whether this was meant, then rotate again.',
  },
  NEW_KEY_GONE: {
    title: 'The new key was deleted',
    body: () => 'Somebody deleted the new key before Keyturn had saved it.',
    next: 'Ask your administrator whether this was meant, then rotate again.',
  },
  KEY_IN_FILES: {
    title: 'The key is in use on this computer',
    body: () => 'One of your files holds this key, so Keyturn neither deactivates nor deletes it.',
    next: 'Check again to see which profile holds it.',
  },
  OLD_KEY_BACK: {
    title: 'The old key is back in your file',
    body: (f) =>
      `${file(f)} holds the old key again. An editor or a sync program may have put it back.`,
    next: 'Close the other program, then try again.',
  },
  OLD_KEY_ACTIVE_AGAIN: {
    title: 'The old key was activated again',
    body: () =>
      'Somebody activated the old key on AWS after Keyturn had deactivated it, so Keyturn does not delete it.',
    next: 'Find out who needs it, then retire it again.',
  },
  OLD_KEY_NOT_ACCEPTED: {
    title: 'AWS does not accept the old key',
    body: (f) =>
      `AWS says that it does not know the old key, or that it was deactivated or deleted${because(f)}.`,
    next: 'Ask your administrator to activate the old key, then try again.',
  },
  OLD_KEY_GONE: {
    title: 'The old key is no longer on AWS',
    body: () => 'AWS does not list the old key any more, so the rotation can’t be undone.',
    next: 'Keep the new key. If it does not work, ask your administrator for another one.',
  },
  OLD_KEY_NOT_AT_HAND: {
    title: 'The secret of the old key is lost',
    body: () =>
      'Neither your files nor the keychain of this computer hold the secret of the old key, so it can’t be put back.',
    next: 'Keep the new key. If it does not work, ask your administrator for another one.',
  },
  NEW_KEY_NOT_ACCEPTED: {
    title: 'AWS does not accept the new key any more',
    body: (f) =>
      `The new key was accepted when Keyturn saved it. Now AWS says that it does not know it, or that it was deactivated or deleted${because(f)}. Keyturn leaves the old key as it is.`,
    next: 'Undo the rotation, if Keyturn offers it: your files get the old key back. Otherwise ask your administrator to activate the new key.',
  },
  LEFT_BEHIND: {
    title: 'A new key was left behind',
    body: (f) => `Keyturn made a new key and could not take it back${because(f)}.`,
    next: 'Try again, or ask your administrator to delete the key.',
  },
  NO_KEY_TO_SIGN: {
    title: 'No working key of this user is left to sign with',
    body: () =>
      'Keyturn needs a working key of the same user to finish, and finds none in your files.',
    next: 'Put a working key of this user into your credentials file, then try again.',
  },
  OTHER_COMPUTER: {
    title: 'This rotation began on another computer',
    body: (f) =>
      `Keyturn on ${f.host ?? 'another computer'} began this rotation and may still be working at it.`,
    next: 'Look there first. If that computer is gone, take the rotation over.',
  },
  OTHER_ENDPOINT: {
    title: 'The rotation names another address than its profile',
    body: (f) =>
      `The record of this rotation sends requests to ${f.host ?? 'another address'}. None of its profiles does so today.`,
    next: 'If the address is right, enter it as endpoint_url of the profile and try again. If you don’t know it, settle the rotation: it may come from another computer or an old backup.',
  },
  KEY_OLDER_THAN_ROTATION: {
    title: 'The key is older than its rotation',
    body: () => 'AWS made this key before the rotation began that is said to have made it.',
    next: 'Look in the IAM console whose key it is. Delete it only if nobody uses it.',
  },
  INTERRUPTED: {
    title: 'The rotation was interrupted',
    body: () => 'Keyturn ended in the middle of this rotation.',
    next: 'Rotate again when you like.',
  },
  CANCELLED: {
    title: 'The rotation was cancelled',
    body: () => 'You cancelled this rotation.',
    next: 'Rotate again when you like.',
  },
  ALREADY_ROTATING: {
    title: 'This key is being rotated already',
    body: () => 'A rotation of this key has not ended yet.',
    next: 'Wait for it, or decide about it.',
  },
  JOURNAL_NOT_WRITABLE: {
    title: 'Keyturn can’t keep its journal',
    body: (f) =>
      `Keyturn writes every step of a rotation into its journal first, so that a crash can do no harm. That failed${because(f)}.`,
    next: 'Check the folder of Keyturn’s data and the room on its disk, then try again.',
  },
  JOURNAL_DAMAGED: {
    title: 'The journal is damaged',
    body: (f) =>
      `${f.path ?? 'A journal file'} can’t be read to its end. A rotation may not be finished.`,
    next: 'Look at the keys of your users in the AWS console.',
  },
} as const satisfies Partial<Record<ErrorCode, Explanation>>;
