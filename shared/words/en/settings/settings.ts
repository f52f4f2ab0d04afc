import type { FileView, KeychainState } from '../../../contract/snapshot.ts';
import type { Appearance } from '../../../settings/appearance.ts';
import { maskKeyId } from '../../../values/identifiers.ts';

/** Words of the settings. */
export const settingsWords = {
  files: 'Files Keyturn watches',
  noFiles: 'None yet.',
  keychain: 'Keychain',
  keeping: 'Keeping and retiring',
  backups: 'Back up keys in the keychain of this computer',
  backupsFollow: 'With a backup, an undo can put the old key back into your files.',
  deleteAtOnce: 'Delete the old key at once instead of deactivating it first',
  deleteAtOnceFollow: 'Such a rotation can’t be undone.',
  graceDays: 'Days until a deactivated old key is deleted',
  graceDaysFollow: 'From 1 to 90. Counts for keys that are retired from now on.',
  graceDaysWrong: 'Choose a whole number from 1 to 90.',
  limits: 'When a key is old',
  dueDays: 'Due from this day on',
  dueDaysFollow: 'Keyturn begins to remind you. From 1 to the day on which a key is overdue.',
  dueDaysWrong: 'Choose a whole number from 1 to the day on which a key is overdue.',
  overdueDays: 'Overdue from this day on',
  overdueDaysFollow: 'What your company or its auditor asks for, mostly 90. At most 365.',
  overdueDaysWrong: 'Choose a whole number from the day on which a key is due to 365.',
  appearance: 'Appearance',
  language: 'Language',
  systemLanguage: 'As the system',
  theme: 'Colours',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' } satisfies Record<
    Appearance['theme'],
    string
  >,
  textSize: 'Size of the text',
  textSizes: { normal: 'Normal', large: 'Large', larger: 'Larger' } satisfies Record<
    Appearance['textSize'],
    string
  >,
  saved: 'Saved.',
  undo: 'Undo',
  help: 'When something goes wrong',
  helpBody:
    'The log says what Keyturn did, without secrets. A report has its last errors and the versions in use, without names, paths and keys; you see it before it is copied.',
  openLog: 'Open log folder',
  report: 'Report for a bug…',
  reportTitle: 'Report for a bug',
  reportBody: 'This is everything that is copied. Read it before you send it to anybody.',
  reportText: 'Report',
  copyReport: 'Copy report',
  reportCopied: 'The report is in the clipboard.',
  close: 'Close',
  remove: 'Remove everything Keyturn keeps',
  removeBody:
    'Backups in the keychain, the history, the settings, the record of finished rotations, the log, downloaded updates, and the start at login. Your credentials files stay as they are.',
  removeButton: 'Remove everything…',
  removeSure: (backups: number) =>
    `Remove ${backups === 1 ? '1 backup' : `${backups} backups`}, the history, the settings, the log, downloaded updates and the start at login for good? Keyturn quits then. Export the history first if an auditor may ask for it.`,
  removeConfirm: 'Remove it all and quit',
  removeKeep: 'Keep everything',
  about: 'About',
  version: (version: string) => `Keyturn ${version}`,
} as const;

/** What a file is for. */
export const fileKinds = {
  credentials: 'Credentials file',
  config: 'Config file',
} as const satisfies Record<FileView['kind'], string>;

/** What determines the path of a file. */
export const fileOrigins = {
  home: 'The usual place',
  settings: 'Chosen here',
  'further home': 'In a further home',
  AWS_SHARED_CREDENTIALS_FILE: 'Set by AWS_SHARED_CREDENTIALS_FILE',
  'AWS_SHARED_CREDENTIALS_FILE of the login shell':
    'Set by AWS_SHARED_CREDENTIALS_FILE in your login shell',
  'AWS_CONFIG_FILE of the login shell': 'Set by AWS_CONFIG_FILE in your login shell',
  AWS_CONFIG_FILE: 'Set by AWS_CONFIG_FILE',
} as const satisfies Record<FileView['from'], string>;

/** Words for choosing where the files are. */
export const pathWords = {
  choose: {
    credentials: 'Choose another credentials file…',
    config: 'Choose another config file…',
  },
  usual: {
    credentials: 'Use the usual credentials file',
    config: 'Use the usual config file',
  },
  empty: 'This file is empty (0 bytes).',
  written: (text: string) =>
    `Written as “${text}”. The AWS CLI puts the values in. Some SDKs take such a path as it stands.`,
  relativeTo: (folder: string) =>
    `A relative path, taken from ${folder}. A terminal in another folder reads another file.`,
  doubts: {
    variable:
      'A variable that is not set stands in this path. Set it, or write the path without variables.',
    user: 'The home of another user stands in this path. Write the whole path instead.',
    quotes: 'Quotes stand around this path. AWS’s tools take them for a part of it. Remove them.',
  } satisfies Record<NonNullable<FileView['doubt']>, string>,
  further: 'Further homes',
  furtherHint:
    'Another folder with an .aws folder of its own, such as the home of a second user or of Linux under Windows. When a key is rotated, its copies there change with it.',
  add: 'Add a home…',
  remove: (home: string) => `Remove ${home}`,
} as const;

/** Words of the system’s dialogs. */
export const pathDialogWords = {
  file: {
    credentials: 'Choose the credentials file',
    config: 'Choose the config file',
  },
  home: 'Choose the home that holds an .aws folder',
  csv: 'Choose the CSV file with the access key',
  csvFiles: 'CSV files',
  certificates: 'Choose the file with your network’s certificates',
  certificateFiles: 'Certificates (PEM)',
  allFiles: 'All files',
  use: 'Use',
} as const;

/** How reading a file went. */
export const fileStates = {
  read: 'Read',
  missing: 'Not there',
  'not readable': 'Can’t be read',
  refused: 'Refused',
} as const satisfies Record<FileView['state'], string>;

/** The keychain's state, and what it means for backups. */
export const keychainStates = {
  'not asked yet': 'Keyturn has not asked the keychain of this computer yet.',
  works: 'The keychain of this computer works and can keep backups.',
  locked: 'The keychain of this computer is locked. Unlock it, so that it can keep backups.',
  absent: 'This computer offers no keychain, so there are no backups. Rotating works without them.',
  failed: 'The keychain of this computer does not answer, so there are no backups now.',
} as const satisfies Record<KeychainState, string>;

/** Words of the list of backups. */
export const backupWords = {
  list: 'Backups',
  none: 'The keychain keeps none.',
  notKnown: 'What the keychain keeps is not known: it could not be asked.',
  keptAt: (date: string) => `Kept since ${date}`,
  inFiles: 'Your files hold this key.',
  restore: (keyId: string, profile: string) => `Restore ${maskKeyId(keyId)} to ${profile}`,
} as const;
