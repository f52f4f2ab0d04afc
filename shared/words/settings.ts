import type { FileView, KeychainState } from '../snapshot.ts';

/** Words of the settings. */
export const settingsWords = {
  files: 'Files Keyturn watches',
  noFiles: 'None yet.',
  keychain: 'Keychain',
  limits: 'When a key is old',
  due: (days: number) => `A key is due from day ${days}.`,
  overdue: (days: number) => `It is overdue from day ${days}.`,
  limitsLater: 'These limits can’t be changed yet.',
  about: 'About',
  version: (version: string) => `Keyturn ${version}`,
} as const;

/** What a file is for. */
export const fileKinds = {
  credentials: 'Credentials file',
  config: 'Config file',
} as const satisfies Record<FileView['kind'], string>;

/** Where the path of a file came from. */
export const fileOrigins = {
  home: 'The usual place',
  AWS_SHARED_CREDENTIALS_FILE: 'Set by AWS_SHARED_CREDENTIALS_FILE',
  AWS_CONFIG_FILE: 'Set by AWS_CONFIG_FILE',
} as const satisfies Record<FileView['from'], string>;

/** How reading a file went. */
export const fileStates = {
  read: 'Read',
  missing: 'Not there',
  'not readable': 'Can’t be read',
  refused: 'Refused',
} as const satisfies Record<FileView['state'], string>;

/** The keychain's state. Backups are not offered yet, so none of these stops a rotation. */
export const keychainStates = {
  'not asked yet': 'Keyturn has not asked the keychain of this computer yet.',
  works: 'The keychain of this computer works. Backups come later.',
  locked: 'The keychain of this computer is locked. Rotating works without it.',
  absent: 'This computer offers no keychain. Rotating works without it.',
  failed: 'The keychain of this computer does not answer. Rotating works without it.',
} as const satisfies Record<KeychainState, string>;
