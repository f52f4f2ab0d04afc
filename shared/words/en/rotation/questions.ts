import type { Removal } from '../../../contract/question.ts';
import type { Failure } from '../../../values/failure.ts';
import { maskKeyId } from '../../../values/identifiers.ts';
import { names } from '../../lists.ts';

/** Words that all questions share. */
export const questionWords = {
  cancel: 'Cancel',
  /** Opens a question again that was closed and could not be cancelled. */
  answer: 'Answer',
} as const;

/** Words of the dialog about the MFA code. */
export const mfaWords = {
  title: 'MFA code',
  body: 'AWS wants a code of your MFA device before this key may be rotated.',
  /** AWS denies a call and doesn't mention MFA. */
  perhaps: ({ action, code }: Failure) =>
    `AWS didn’t allow ${action ?? 'a request of this rotation'}. Your policy may ask for an MFA code, but AWS doesn’t say so. Enter a code to try it. ${code === 'ACCESS_DENIED' ? 'If that doesn’t help, your user needs a permission.' : 'If that doesn’t help, a rule forbids it, and no permission does either.'} Nothing has changed yet.`,
  device: 'MFA device',
  from: (device: string) => `Enter the six digits that ${device} shows now.`,
  fromOneOf: 'Choose a device and enter the six digits that it shows now.',
  code: 'MFA code',
  incomplete: 'The code has six digits.',
  go: 'Continue',
} as const;

/** Words of the dialog about two keys. */
export const twoKeysWords = {
  title: 'This user already has two keys',
  body: 'AWS allows two access keys for a user, so there is no room for a new one. Nothing has changed.',
  choose:
    'Delete the one you no longer need. Keyturn does so only after everything else is checked.',
  noneMayGo: 'Keyturn can delete neither of them. Cancel, and look at the reasons.',
  /** Where a user has more than two keys. */
  several: {
    title: (count: number) => `This user already has ${count} keys`,
    body: (mustGo: number) =>
      mustGo === 1
        ? 'AWS has no room for a new one until one of them is deleted. Nothing has changed.'
        : `AWS has no room for a new one until ${mustGo} of them are deleted. Nothing has changed.`,
    choose: (mustGo: number) =>
      `Choose the ${mustGo} keys you no longer need. Keyturn deletes them only after everything else is checked.`,
    tooFewMayGo: (mustGo: number, mayGo: number) =>
      `${mustGo} keys would have to be deleted, and Keyturn may delete ${mayGo === 0 ? 'none' : `only ${mayGo}`}. That would make no room, so Keyturn deletes nothing. Cancel, and look at the reasons.`,
    pick: (keyId: string) => `Delete ${maskKeyId(keyId)}`,
    chosen: (chosen: number, mustGo: number) => `${chosen} of ${mustGo} chosen.`,
    remove: (count: number) => `Delete ${count} keys and rotate`,
    sure: (count: number) =>
      `Delete these ${count} keys for good? Whatever still uses them stops working.`,
    confirm: 'Delete them for good',
    keep: 'Keep them',
  },
  beingRotated: 'This is the key to be rotated.',
  remove: (keyId: string) => `Delete ${maskKeyId(keyId)} and rotate`,
  sure: 'Delete this key for good? Whatever still uses it stops working.',
  confirm: 'Delete it for good',
  keep: 'Keep it',
} as const;

/** Whether a key may be deleted to free a slot, and why not. */
export const removals = {
  'retired by Keyturn': {
    may: true,
    remark: 'Keyturn retired this key. When it is deleted, that rotation can’t be undone any more.',
  },
  'by choice': {
    may: true,
    remark: 'Keyturn does not know who else uses this key. Ask before you delete it.',
  },
  'too young': {
    may: false,
    remark: 'This key is less than a day old. Somebody may be about to use it, so it stays.',
  },
  'in your files': { may: false, remark: 'Your files hold this key, so it stays.' },
  'in your files, inactive': {
    may: false,
    remark:
      'This key is deactivated, but your files still hold it, so it stays. Once its profiles are removed from the files, Keyturn can delete it.',
  },
} as const satisfies Record<Removal, { readonly may: boolean; readonly remark: string }>;

/** Words of the dialog about missing permissions. */
export const missingRightsWords = {
  title: 'Some permissions are missing',
  body: 'AWS refuses this user some calls that belong to a rotation. Nothing has changed.',
  next: 'Ask your administrator to allow them on your own user, or go on as it is.',
  /** Follows the advice, where a permission alone doesn’t help. */
  orGoOn: (next: string): string => `${next} Or go on without these calls.`,
  go: 'Rotate anyway',
} as const;

const consequences = new Map([
  [
    'DeleteAccessKey',
    'Should the rotation fail, the new key stays on AWS until your administrator deletes it. The old key can’t be deleted either.',
  ],
  ['UpdateAccessKey', 'The old key stays active until your administrator deactivates it.'],
]);

/** What follows where AWS refuses a call ("DeleteAccessKey", "iam:DeleteAccessKey"). */
export function consequenceOf(action: string): string {
  const name = action.slice(action.indexOf(':') + 1);
  return consequences.get(name) ?? 'What follows from this is not known.';
}

/** Words of the dialog about the keychain. Its title and sentence come from the failure. */
export const keychainWords = {
  without:
    'Without a backup an undo can’t put the old key back into your files. Everything else works.',
  again: 'Try again',
  go: 'Go on without a backup',
} as const;

/** Words of the dialog about a lock whose holder can't be checked; its sentence comes from the failure. */
export const lockWords = {
  title: 'Another Keyturn may be at work on these files',
  warning:
    'If that Keyturn is still running, two programs could write the same files at once. Take over only when you know that it has stopped.',
  takeOver: 'Take it over',
} as const;

/** Words of the dialog about a folder that others may write in. Its title and sentence come from the failure. */
export const openFolderWords = {
  warning:
    'Whoever may write there can read or replace what Keyturn saves. Go on only if you trust everybody who may.',
  remembered: 'Keyturn asks again when the owner or the permissions of the folder change.',
  workThere: 'Rotate there anyway',
} as const;

/** Words of the dialog about a file that a container has mounted. Its title and sentence come from the failure. */
export const mountedFileWords = {
  warning:
    'Once Keyturn deactivates the old key, programs in that container lose access. Restart the container right after the rotation.',
  remembered: 'Keyturn asks again when it was restarted, or when another container has the file.',
  rotate: 'Rotate anyway',
} as const;

/** Words of the dialog about a profile whose requests don't go to AWS. */
export const endpointWords = {
  title: 'Requests of this profile don’t go to AWS',
  body: (hosts: readonly string[]) =>
    `They go to ${names(hosts)}: your config file or your environment says so.`,
  warning:
    'Whoever answers there makes the new key and knows its secret. Go on only if you know this address.',
  remembered: 'Keyturn asks again when the address changes.',
  rotateThere: 'Rotate there',
} as const;

/** Words of the dialog before Keyturn sends a request to a host other than AWS's; an empty name: for a new key. */
export const askThereWords = {
  title: (profile: string) =>
    `Requests ${profile === '' ? 'for this key' : `of ${profile}`} don’t go to AWS`,
  warning:
    'Whoever answers there learns the key ID. If you rotate, they also create the new key and know its secret. Go on only if you know this address.',
  askThere: 'Ask there',
} as const;
