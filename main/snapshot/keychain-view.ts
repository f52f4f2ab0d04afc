import type { BackupView, KeychainState, Snapshot } from '../../shared/contract/snapshot.ts';
import type { CredentialsFiles } from '../credentials/credentials-files.ts';
import type { KeyBackups } from '../keychain/backups.ts';
import { backupViews } from './backup-view.ts';

/** What is known of the keychain and the backups in it. */
export type KeychainView = {
  set(state: KeychainState): void;
  /** Reads the backups from the keychain again; what can't be read is not shown. Never throws. */
  readBackups(): Promise<void>;
  view(): Pick<Snapshot, 'keychain' | 'backups'>;
};

export type KeychainViewOptions = {
  readonly backups: Pick<KeyBackups, 'list' | 'find'>;
  readonly files: Pick<CredentialsFiles, 'pairOf'>;
  readonly changed: () => void;
};

/** Before the first reading. */
export function createKeychainView({ backups, files, changed }: KeychainViewOptions): KeychainView {
  let keychain: KeychainState = 'not asked yet';
  let found: readonly BackupView[] | undefined;
  return {
    set: (state) => {
      keychain = state;
      changed();
    },
    readBackups: async () => {
      found = await backupViews(backups, files);
      changed();
    },
    view: () => ({ keychain, ...(found === undefined ? {} : { backups: [...found] }) }),
  };
}
