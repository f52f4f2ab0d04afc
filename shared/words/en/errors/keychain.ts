import type { ErrorCode } from '../../../values/failure.ts';
import type { Explanation } from '../../explanation.ts';
import { because } from './phrases.ts';

/** What the keychain of the system can answer. */
export const keychainErrors = {
  KEYCHAIN_LOCKED: {
    title: 'The keychain is locked',
    body: () => 'The keychain of this computer is locked, so Keyturn can’t back up your keys.',
    next: 'Unlock it and try again, or go on without a backup.',
  },
  KEYCHAIN_ABSENT: {
    title: 'This computer has no keychain',
    body: () => 'Without a keychain Keyturn can’t keep backups of your keys.',
    next: 'Go on without a backup, or install a keychain such as GNOME Keyring or KWallet.',
  },
  KEYCHAIN_FAILED: {
    title: 'The keychain did not keep the backup',
    body: (f) => `What Keyturn wrote to the keychain could not be read back${because(f)}.`,
    next: 'Try again, or go on without a backup.',
  },
  NO_BACKUP: {
    title: 'There is no backup of this key',
    body: () => 'The keychain of this computer holds no backup of this key.',
    next: 'Reactivate the old key if it still exists. Keyturn can’t put its secret back into your files.',
  },
  BACKUP_DAMAGED: {
    title: 'The backup can’t be read',
    body: () => 'The keychain holds something for this key that Keyturn does not understand.',
    next: 'Rotate the key to get a new backup.',
  },
  BACKUP_DIFFERS: {
    title: 'The backup of this key has another secret',
    body: () =>
      'The keychain already holds this key with another secret. A key has one secret on AWS, so one of the two is wrong. Keyturn keeps what is there.',
    next: 'Go on without a backup. Or remove the entry of this key from the keychain, then try again.',
  },
} as const satisfies Partial<Record<ErrorCode, Explanation>>;
