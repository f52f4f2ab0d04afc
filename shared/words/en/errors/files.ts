import { unreachable } from '../../../lib/unreachable.ts';
import type { ErrorCode, Failure } from '../../../values/failure.ts';
import type { Explanation } from '../../explanation.ts';
import { because, file, linked, unsureLock } from './phrases.ts';

/** What can go wrong with the files. */
export const filesErrors = {
  FILE_NOT_READABLE: {
    title: 'A file can’t be read',
    body: (f) => `${file(f)} can’t be read${because(f)}.`,
    next: 'Check that the file is there and that you may read it.',
  },
  FILE_TOO_LARGE: {
    title: 'This file is too large',
    body: (f) =>
      `${file(f)} is far larger than a file of AWS’s tools, so Keyturn does not read it.`,
    next: 'Check that it is the right file, and move what does not belong there to another one.',
  },
  NOT_A_FILE: {
    title: 'This is not a file',
    body: (f) =>
      `At ${f.path ?? 'the place of a file'} there is a pipe, a device or a socket. Keyturn opens none, because it could wait there forever.`,
    next: 'Remove it or put the file back, then try again.',
  },
  FOLDER_NOT_FILE: {
    title: 'This is a folder, not a file',
    body: (f) =>
      `${f.path ?? 'What should be a file'} is a folder, not a file. Docker makes a folder where a mounted file was missing.`,
    next: 'Remove the folder if it is empty, then check again.',
  },
  FILE_NOT_FOLDER: {
    title: 'This is a file, not a folder',
    body: (f) =>
      `${f.path ?? 'What should be a folder'} is a file, not a folder. So nothing can lie in it.`,
    next: 'Rename that file and make a folder with its name, then check again.',
  },
  FOLDER_NOT_ENTERED: {
    title: 'A folder can’t be entered',
    body: (f) =>
      `You may not enter the folder ${f.path ?? 'of the file'}${because(f)}. So Keyturn can’t read what lies in it.`,
    next: 'Allow yourself to enter it, for example with “chmod u+x” in a terminal. Then check again.',
  },
  LINK_LEADS_NOWHERE: {
    title: 'A link leads nowhere',
    body: (f) =>
      `${f.path ?? 'A path'} is a link to ${f.target ?? 'another place'}, and nothing is there. AWS’s tools take the file for missing.`,
    next: 'Connect the drive or put the file back, or remove the link. Then check again.',
  },
  LINK_LOOP: {
    title: 'A link leads back to itself',
    body: (f) => `${file(f)} is a link that leads back to itself.`,
    next: 'Remove the link and put the file in its place, then check again.',
  },
  FILE_ONLINE_ONLY: {
    title: 'Windows can’t fetch this file',
    body: (f) =>
      `Windows could not give ${f.path ?? 'the file'} to Keyturn${because(f)}. A file in OneDrive may be available online only.`,
    next: 'Start OneDrive, or choose “Always keep on this device” for the file. Then try again.',
  },
  FILE_READ_ONLY: {
    title: 'A file is read-only',
    body: (f) => linked(f) ?? `${file(f)} may not be written${because(f)}.`,
    next: 'Allow writing to the file, then try again.',
  },
  FOLDER_NOT_WRITABLE: {
    title: 'The folder of the credentials file is read-only',
    body: (f) =>
      linked(f) ??
      `${file(f)} can’t be replaced safely, because its folder may not be written${because(f)}.`,
    next: 'Allow writing to the folder, then rotate again.',
  },
  FOLDER_OPEN_TO_OTHERS: {
    title: 'Others may write in the folder of your credentials file',
    body: (f) =>
      `The folder ${f.path ?? 'of the credentials file'} belongs to somebody else, or others may write in it${because(f)}. They could put another file in the place of yours. Nothing has changed.`,
    next: 'Take the folder over and run “chmod go-w” on it, then try again. Or rotate a key there and say that it may be.',
  },
  DISK_FULL: {
    title: 'The disk is full',
    body: (f) => `${file(f)} can’t be saved: there is no room${because(f)}.`,
    next: 'Free some space, then try again.',
  },
  FILE_HARD_LINKED: {
    title: 'The credentials file has a second name',
    body: (f) => `${file(f)} is a hard link. Its other name would keep the old key.`,
    next: 'Replace the hard link with a symbolic link, then rotate again.',
  },
  FILE_MOUNTED_ELSEWHERE: {
    title: 'A container has this file mounted by itself',
    body: (f) =>
      `${f.process === undefined ? 'A process' : `Process ${f.process}`} has ${f.path ?? 'the credentials file'} mounted as ${f.target ?? 'a file of its own'}. That mount keeps the old file and the old key.`,
    next: 'Mount the folder into the container instead of the file. Or rotate, and restart the container right after.',
  },
  FILE_FOREIGN_OWNER: {
    title: 'The credentials file belongs to somebody else',
    body: (f) => `${file(f)} belongs to another user of this computer.`,
    next: 'Rotate as the user who owns the file, or take over the file first.',
  },
  FILE_REJECTED: {
    title: 'AWS’s own tools refuse this file',
    body: (f) => `${file(f)} holds something that AWS’s own tools refuse to read.`,
    next: 'Correct the line, then check again.',
  },
  FILE_CHANGED_MEANWHILE: {
    title: 'The credentials file was changed meanwhile',
    body: (f) => `${file(f)} was changed by another program while Keyturn was about to save it.`,
    next: 'Rotate again when the other program has finished.',
  },
  FILE_NOT_SAVED: {
    title: 'A file could not be saved',
    body: (f) =>
      `${f.path === undefined ? 'What you have chosen' : file(f)} could not be saved${because(f)}.`,
    next: 'Check that its folder may be written and that there is room on the disk, then try again.',
  },
  FILE_NOT_REMOVED: {
    title: 'A file could not be removed',
    body: (f) => `${file(f)} could not be removed${because(f)}.`,
    next: 'Check that its folder may be written, then try again.',
  },
  FILE_HELD: {
    title: 'Another program holds the file',
    body: (f) =>
      `${file(f)} is open in another program, which lets nobody else read, replace or remove it${because(f)}.`,
    next: 'Close the program that has the file open, an editor or a backup for example, then try again.',
  },
  PERMISSIONS_NOT_KEPT: {
    title: 'The file has permissions of its own',
    body: (f) =>
      `${file(f)} has permissions that it does not get from its folder. Windows would not give them to the saved file, so other people might be able to read it. Nothing is written there.`,
    next: 'Give these permissions to the folder of the file instead and let the file inherit them, under Properties, Security, Advanced. Then try again.',
  },
  FILE_WRITTEN_LATE: {
    title: 'Another program wrote into a file that was just replaced',
    body: (f) =>
      `${file(f)} was saved by Keyturn. A moment later another program wrote into the file as it was before, so what it wrote is not there.`,
    next: 'Look whether something is missing in the file, and make that change once more.',
  },
  EDIT_REFUSED: {
    title: 'The key can’t be replaced safely in this file',
    body: (f) =>
      `${file(f)} writes the key in a way that AWS’s tools read differently. Keyturn won’t guess.`,
    next: 'Write the id and the secret plainly, each on a line of its own, then rotate again.',
  },
  KEY_NOT_IN_FILES: {
    title: 'The key is no longer in your files',
    body: () => 'No known file holds the key that was to be rotated.',
    next: 'Check again to see what your files hold now.',
  },
  READ_BACK_DIFFERS: {
    title: 'The saved key reads differently',
    body: (f) => `${file(f)} was saved, but the AWS SDK does not read the new key from it.`,
    next: 'Look at the file. The old key still works.',
  },
  PLACE_TAKEN: {
    title: 'The profile holds another key',
    body: (f) => `${file(f)} holds a key for this profile, so Keyturn writes no other one there.`,
    next: 'Choose another name, or check again to see what your files hold now.',
  },
  ACCESS_NOT_KEPT: {
    title: 'A file of another home can’t be saved as it is',
    body: (f) =>
      `${file(f)} lies where Keyturn can’t make sure that a saved file keeps its owner and who may read it. So nothing is written there.`,
    next: 'Remove that home under Settings, rotate the key, answer “Also elsewhere”, and change the file there by hand.',
  },
  PATHS_IN_USE: {
    title: 'A rotation is under way',
    body: () =>
      'While keys are being rotated, Keyturn stays with the files it began with. Nothing was changed.',
    next: 'Wait until the rotation has ended or decide about it, then choose again.',
  },
  NEW_KEY_NOT_FOUND: {
    title: 'No access key was found there',
    body: (f) => noNewKey(f),
    next: 'Copy one access key ID with its secret, or choose the CSV file that AWS’s console offers when a key is created. Nothing was changed.',
  },
  NEW_KEY_TEMPORARY: {
    title: 'This key is a temporary one',
    body: () =>
      'It comes with a session token or its id begins with ASIA. Such a key ends by itself within hours, so there is nothing to rotate.',
    next: 'Ask for the access key of an IAM user, or use the sign-in that your team uses for temporary keys. Nothing was changed.',
  },
  NEW_KEY_TOO_LARGE: {
    title: 'This is no file with an access key',
    body: (f) =>
      `${f.path === undefined ? 'What was copied' : `The file ${f.path}`} is far too large for one.`,
    next: 'Choose the CSV file that AWS’s console offers when a key is made. Nothing was changed.',
  },
  HANDOUT_NOT_POSSIBLE: {
    title: 'This secret can’t be handed out in this form',
    body: () =>
      'Your file holds a secret with characters that AWS doesn’t use, and the other program would read something else.',
    next: 'Choose another form: JSON can hold any secret. Better: rotate the key, then hand out the new one.',
  },
  FILES_LOCKED: {
    title: 'Another Keyturn is at work on these files',
    body: (f) =>
      unsureLock(f) ??
      `Keyturn ${f.isElsewhere === false ? 'is running twice on this computer: the other one' : `on ${f.host ?? 'another computer'}`}${f.process === undefined ? '' : ` (process ${f.process})`} holds the lock ${f.path ?? 'beside your credentials file'}.`,
    next: 'Wait until it has finished, then try again.',
  },
  LOCK_NOT_POSSIBLE: {
    title: 'Keyturn can’t lock your files',
    body: (f) =>
      `Keyturn puts a small lock beside your credentials file, so that no other Keyturn changes it meanwhile. That failed${because(f)}.`,
    next: 'Check the folder of the credentials file and the room on its disk, then try again.',
  },
} as const satisfies Partial<Record<ErrorCode, Explanation>>;

/** What was found in place of one whole key. */
function noNewKey({ foundInstead }: Failure): string {
  switch (foundInstead) {
    case undefined:
      return 'Keyturn looked for one access key ID (it begins with AKIA) with its secret.';
    case 'several keys':
      return 'There is more than one access key ID or secret. Keyturn can’t tell which belong together, and doesn’t guess.';
    case 'a key in comments':
      return 'The access key ID or its secret stands in a comment. Lines that begin with #, ; or // don’t count: remove these signs if the key is the right one.';
    case 'a part of a secret':
      return 'A secret of AWS has 40 characters. This one is shorter or longer, or a line break cuts it in two.';
    case 'an encoded key':
      return 'The key is encoded with base64, as Kubernetes does it. Decode the access key ID and the secret first.';
    default:
      return unreachable(foundInstead);
  }
}
