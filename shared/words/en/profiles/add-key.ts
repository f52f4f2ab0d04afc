import type { NewKeySource } from '../../../contract/add-key-view.ts';
import { maskKeyId } from '../../../values/identifiers.ts';
import { names } from '../../lists.ts';

/** Words for adding a key that a person was given. */
export const addKeyWords = {
  open: 'Add access key',
  title: 'Add access key',
  body: 'Keyturn reads the key itself, asks AWS whose it is, and writes it into your credentials file. The secret is never shown.',
  sources: {
    clipboard: 'Paste from clipboard',
    'CSV file': 'Choose CSV file',
  } satisfies Record<NewKeySource, string>,
  sourceHint:
    'Copy the message or the lines that hold the key, or choose the CSV file that AWS offers when a key is made. You can also drop the file on this window.',
  dropHere: 'Drop the file to add its key',
  which: 'Which key?',
  asking: 'Asking AWS about this key…',
  accepted: (user: string, account: string) =>
    `AWS knows this key: user ${user}, account ${account}.`,
  fileSays: (user: string) => `For user ${user}`,
  heldBy: (profiles: readonly string[]) =>
    `${names(profiles)} ${profiles.length === 1 ? 'holds' : 'hold'} this key already.`,
  askAgain: 'Ask AWS again',
  name: 'Profile name',
  nameHint:
    'The name under which AWS’s tools find the key. “default” is used where none is chosen.',
  profileHint: 'If the profile it is meant for names a region in its file, Keyturn can ask there.',
  askWithProfile: 'Ask with this profile’s settings',
  nameWrong: 'Use letters, digits and . _ - + @, without spaces, 64 at most.',
  nameTaken: (name: string) => `${name} has a key already. Choose another name.`,
  add: 'Add to my profiles',
  cancel: 'Cancel',
  added: (keyId: string, profile: string) => `${maskKeyId(keyId)} is now the key of ${profile}`,
  addedBody:
    'If somebody sent it to you by mail or chat, others may have seen it. Rotate it now, and only you have the new one.',
  leftOver: {
    'CSV file': 'The CSV file still holds the secret. Delete it when the key is rotated or works.',
    clipboard: 'The message that you copied from still holds the secret.',
  } satisfies Record<NewKeySource, string>,
  emptied: 'The clipboard was emptied. A clipboard manager may have kept it.',
  emptiedOnWindows:
    'If clipboard history is on, Windows still has the secret there. Press Win+V to delete it.',
  rotate: (profile: string) => `Rotate ${profile} now`,
  done: 'Done',
} as const;
