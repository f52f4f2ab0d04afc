import type { ErrorCode, Failure } from '../failure.ts';

/** What the button beside an error does; its label stands in `wayOutLabels`. */
export type WayOut = 'try again' | 'check again' | 'read the guide' | 'none';

/** A failure in a person's words. */
export type Explanation = {
  readonly title: string;
  /** What happened, in a sentence or two. */
  readonly body: (failure: Failure) => string;
  /** What to do next. */
  readonly next: string;
  readonly wayOut: WayOut;
};

function file({ path, line }: Failure): string {
  const place = path === undefined ? 'The credentials file' : `The file ${path}`;
  return line === undefined ? place : `${place}, line ${line},`;
}

function because({ systemName, awsName, requestId }: Failure): string {
  const facts = [systemName, awsName, requestId === undefined ? undefined : `request ${requestId}`];
  const known = facts.filter((fact) => fact !== undefined);
  return known.length === 0 ? '' : ` (${known.join(', ')})`;
}

function act({ action }: Failure): string {
  return action ?? 'the request';
}

/** Words for every code: a new code without words does not compile. */
export const explanations = {
  FILE_NOT_READABLE: {
    title: 'A credentials file can’t be read',
    body: (f) => `${file(f)} can’t be read${because(f)}.`,
    next: 'Check that the file is there and that you may read it.',
    wayOut: 'try again',
  },
  FILE_READ_ONLY: {
    title: 'The credentials file is read-only',
    body: (f) => `${file(f)} may not be written${because(f)}.`,
    next: 'Allow writing to the file, then rotate again.',
    wayOut: 'try again',
  },
  FOLDER_NOT_WRITABLE: {
    title: 'The folder of the credentials file is read-only',
    body: (f) =>
      `${file(f)} can’t be replaced safely, because its folder may not be written${because(f)}.`,
    next: 'Allow writing to the folder, then rotate again.',
    wayOut: 'try again',
  },
  DISK_FULL: {
    title: 'The disk is full',
    body: (f) => `${file(f)} can’t be saved: there is no room${because(f)}.`,
    next: 'Free some space, then rotate again.',
    wayOut: 'try again',
  },
  FILE_HARD_LINKED: {
    title: 'The credentials file has a second name',
    body: (f) => `${file(f)} is a hard link. Its other name would keep the old key.`,
    next: 'Replace the hard link with a symbolic link, then rotate again.',
    wayOut: 'try again',
  },
  FILE_FOREIGN_OWNER: {
    title: 'The credentials file belongs to somebody else',
    body: (f) => `${file(f)} belongs to another user of this computer.`,
    next: 'Rotate as the user who owns the file, or take over the file first.',
    wayOut: 'try again',
  },
  FILE_REJECTED: {
    title: 'AWS’s own tools refuse this file',
    body: (f) => `${file(f)} holds something that AWS’s own tools refuse to read.`,
    next: 'Correct the line, then check again.',
    wayOut: 'check again',
  },
  FILE_CHANGED_MEANWHILE: {
    title: 'The credentials file was changed meanwhile',
    body: (f) => `${file(f)} was changed by another program while Keyturn was about to save it.`,
    next: 'Rotate again when the other program has finished.',
    wayOut: 'try again',
  },
  FILE_NOT_SAVED: {
    title: 'The credentials file could not be saved',
    body: (f) => `${file(f)} could not be replaced${because(f)}.`,
    next: 'Look at the folder of the file, then try again.',
    wayOut: 'try again',
  },
  EDIT_REFUSED: {
    title: 'The key can’t be replaced safely in this file',
    body: (f) =>
      `${file(f)} writes the key in a way that AWS’s tools read differently. Keyturn won’t guess.`,
    next: 'Write the id and the secret plainly, each on a line of its own, then rotate again.',
    wayOut: 'check again',
  },
  KEY_NOT_IN_FILES: {
    title: 'The key is no longer in your files',
    body: () => 'No known file holds the key that was to be rotated.',
    next: 'Check again to see what your files hold now.',
    wayOut: 'check again',
  },
  READ_BACK_DIFFERS: {
    title: 'The saved key reads differently',
    body: (f) => `${file(f)} was saved, but the AWS SDK does not read the new key from it.`,
    next: 'Look at the file. The old key still works.',
    wayOut: 'try again',
  },
  KEY_NOT_ACCEPTED: {
    title: 'AWS does not accept this key',
    body: (f) =>
      `AWS says that it does not know the key, or that it was deactivated or deleted${because(f)}.`,
    next: 'Ask your administrator for a new key, or make one in the AWS console.',
    wayOut: 'read the guide',
  },
  SIGNATURE_REFUSED: {
    title: 'The secret does not belong to this key',
    body: (f) => `AWS knows the key, but the secret in your file is not its secret${because(f)}.`,
    next: 'Copy the secret anew, or make a new key in the AWS console.',
    wayOut: 'read the guide',
  },
  CLOCK_SKEWED: {
    title: 'The clock of this computer is wrong',
    body: (f) => `AWS refuses requests whose time is off by more than 15 minutes${because(f)}.`,
    next: 'Set the clock of this computer, then try again.',
    wayOut: 'try again',
  },
  ACCESS_DENIED: {
    title: 'You may not do this on AWS',
    body: (f) =>
      `AWS refused ${act(f)}: a permission is missing, or a policy forbids it${because(f)}.`,
    next: 'Ask your administrator to allow this action on your own user.',
    wayOut: 'read the guide',
  },
  THROTTLED: {
    title: 'AWS asks to slow down',
    body: (f) => `Your account sends AWS too many requests right now${because(f)}.`,
    next: 'Wait a minute, then try again.',
    wayOut: 'try again',
  },
  LIMIT_EXCEEDED: {
    title: 'This user can’t have another key',
    body: (f) => `AWS allows two access keys for a user, and this user has them${because(f)}.`,
    next: 'Delete the key you no longer need in the AWS console, then rotate again.',
    wayOut: 'read the guide',
  },
  NO_SUCH_KEY: {
    title: 'The key does not exist any more',
    body: (f) => `AWS does not know the key${because(f)}.`,
    next: 'Check again to see what your files hold now.',
    wayOut: 'check again',
  },
  AWS_REFUSED: {
    title: 'AWS refused the request',
    body: (f) => `AWS refused ${act(f)}${because(f)}.`,
    next: 'Try again. If it stays so, give your administrator the words in brackets.',
    wayOut: 'try again',
  },
  AWS_FAULT: {
    title: 'AWS has a problem of its own',
    body: (f) => `AWS could not answer ${act(f)}${because(f)}.`,
    next: 'Try again in a few minutes.',
    wayOut: 'try again',
  },
  OFFLINE: {
    title: 'AWS can’t be reached',
    body: (f) => `There is no connection to AWS${because(f)}.`,
    next: 'Check your network or proxy, then try again.',
    wayOut: 'try again',
  },
  TIMED_OUT: {
    title: 'AWS did not answer in time',
    body: (f) => `AWS did not answer ${act(f)} in time${because(f)}.`,
    next: 'Check your network, then try again.',
    wayOut: 'try again',
  },
  CERTIFICATE_NOT_TRUSTED: {
    title: 'The certificate is not trusted',
    body: (f) =>
      `What answers in place of AWS has a certificate this computer does not trust${because(f)}.`,
    next: 'Ask whoever runs your network which certificate its proxy uses.',
    wayOut: 'try again',
  },
  NOT_AWS: {
    title: 'Something else answered in place of AWS',
    body: () => 'The answer did not come from AWS. Networks with a sign-in page do this.',
    next: 'Sign in to the network in your browser, then try again.',
    wayOut: 'try again',
  },
  ANSWER_LOST: {
    title: 'AWS’s answer was lost',
    body: () => 'Keyturn asked AWS for a new key, and the connection broke before the answer came.',
    next: 'Decide about the key below.',
    wayOut: 'none',
  },
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
  SETTINGS_DAMAGED: {
    title: 'The settings could not be read',
    body: (f) =>
      `Keyturn goes on with its own defaults. The damaged file was kept as ${f.path ?? 'a copy'}.`,
    next: 'Say again where each key is used when Keyturn asks.',
    wayOut: 'none',
  },
  UNKNOWN_PROFILE: {
    title: 'The profile is gone',
    body: () => 'Your files hold no profile of this name any more.',
    next: 'Check again to see what your files hold now.',
    wayOut: 'check again',
  },
  UNKNOWN_ROTATION: {
    title: 'The rotation is gone',
    body: () => 'Keyturn knows no such rotation any more, or it needs no answer.',
    next: 'Check again.',
    wayOut: 'check again',
  },
  BAD_REQUEST: {
    title: 'The window sent something unexpected',
    body: () => 'Keyturn did not understand a request of its own window and did nothing.',
    next: 'Close the window and open it again.',
    wayOut: 'none',
  },
  UNEXPECTED: {
    title: 'Something unexpected happened',
    body: () => 'Keyturn met a problem it has no words for. The log has more.',
    next: 'Try again. If it stays so, report it with the log.',
    wayOut: 'try again',
  },
} as const satisfies Record<ErrorCode, Explanation>;

/** The label of a way out, or undefined where there is no button. */
export const wayOutLabels = {
  'try again': 'Try again',
  'check again': 'Check again',
  'read the guide': 'Read AWS’s guide',
  none: undefined,
} as const satisfies Record<WayOut, string | undefined>;

/** Title, sentence and next step of a failure. */
export function explain(failure: Failure): {
  title: string;
  body: string;
  next: string;
  wayOut: WayOut;
} {
  const { title, body, next, wayOut } = explanations[failure.code];
  return { title, body: body(failure), next, wayOut };
}
