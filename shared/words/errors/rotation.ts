import type { ErrorCode } from '../../failure.ts';
import type { Explanation } from './explanation.ts';
import { act, because, file } from './phrases.ts';

/** What can stop a rotation. */
export const rotationErrors = {
  CANNOT_ROTATE: {
    title: 'This profile can’t be rotated',
    body: () => 'The profile holds no access key of its own that could be rotated.',
    next: 'See the reason in the list.',
    wayOut: 'none',
  },
  ROOT_USER: {
    title: 'This is a key of the root user',
    body: () =>
      'A key of the root user may do everything in the account. It should not exist at all.',
    next: 'Make an IAM user for this work, then delete the root key in the AWS console.',
    wayOut: 'read the guide',
  },
  OTHER_IDENTITY: {
    title: 'The key belongs to another user',
    body: () => 'The account or the user on AWS is not the one this rotation began with.',
    next: 'Look at your files and at the user on AWS before you try again.',
    wayOut: 'check again',
  },
  KEY_NOT_LISTED: {
    title: 'AWS does not list this key',
    body: () => 'AWS accepts the key, but does not list it among the keys of its user.',
    next: 'Try again in a minute.',
    wayOut: 'try again',
  },
  KEY_INACTIVE: {
    title: 'The key is inactive',
    body: () => 'AWS lists the key as inactive.',
    next: 'Reactivate the key in the AWS console, or make a new one there.',
    wayOut: 'read the guide',
  },
  TWO_KEYS: {
    title: 'This user already has two keys',
    body: () => 'AWS allows two access keys for a user, so there is no room for a new one.',
    next: 'Delete the key you no longer need in the AWS console, then rotate again. Keyturn does not offer this yet.',
    wayOut: 'read the guide',
  },
  MFA_NEEDED: {
    title: 'This takes an MFA code',
    body: (f) => `AWS allows ${act(f)} only after a sign-in with an MFA code${because(f)}.`,
    next: 'Rotate this key in the AWS console. Keyturn does not offer MFA yet.',
    wayOut: 'read the guide',
  },
  NEVER_ACCEPTED: {
    title: 'AWS did not accept the new key',
    body: () => 'AWS made a new key, but did not accept it for half an hour.',
    next: 'Try again later.',
    wayOut: 'try again',
  },
  KEY_IN_FILES: {
    title: 'The key is in use on this computer',
    body: () => 'One of your files holds this key, so Keyturn neither deactivates nor deletes it.',
    next: 'Check again to see which profile holds it.',
    wayOut: 'check again',
  },
  OLD_KEY_BACK: {
    title: 'The old key is back in your file',
    body: (f) =>
      `${file(f)} holds the old key again. An editor or a sync program may have put it back.`,
    next: 'Close the other program, then try again.',
    wayOut: 'try again',
  },
  LEFT_BEHIND: {
    title: 'A new key was left behind',
    body: (f) => `Keyturn made a new key and could not take it back${because(f)}.`,
    next: 'Try again, or ask your administrator to delete the key.',
    wayOut: 'try again',
  },
  NO_KEY_TO_SIGN: {
    title: 'No working key of this user is left to sign with',
    body: () =>
      'Keyturn needs a working key of the same user to finish, and finds none in your files.',
    next: 'Put a working key of this user into your credentials file, then try again.',
    wayOut: 'try again',
  },
  INTERRUPTED: {
    title: 'The rotation was interrupted',
    body: () => 'Keyturn ended in the middle of this rotation.',
    next: 'Rotate again when you like.',
    wayOut: 'try again',
  },
  CANCELLED: {
    title: 'The rotation was cancelled',
    body: () => 'You cancelled this rotation.',
    next: 'Rotate again when you like.',
    wayOut: 'try again',
  },
  ALREADY_ROTATING: {
    title: 'This key is being rotated already',
    body: () => 'A rotation of this key has not ended yet.',
    next: 'Wait for it, or decide about it.',
    wayOut: 'none',
  },
  JOURNAL_NOT_WRITABLE: {
    title: 'Keyturn can’t keep its journal',
    body: (f) =>
      `Without a journal a rotation could not be finished after a crash, so none is begun${because(f)}.`,
    next: 'Check the folder of Keyturn’s data and the room on its disk, then try again.',
    wayOut: 'try again',
  },
  JOURNAL_DAMAGED: {
    title: 'The journal is damaged',
    body: (f) =>
      `${f.path ?? 'A journal file'} can’t be read to its end. A rotation may not be finished.`,
    next: 'Look at the keys of your users in the AWS console.',
    wayOut: 'read the guide',
  },
} as const satisfies Partial<Record<ErrorCode, Explanation>>;
