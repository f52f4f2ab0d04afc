import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RotationView } from '../../shared/contract/rotation.ts';
import { FailureError } from '../../shared/values/failure.ts';
import type { KeyBackups } from '../keychain/backups.ts';
import { removePath } from './remove-path.ts';

export type RemovalOptions = {
  readonly rotations: () => readonly RotationView[];
  readonly backups: Pick<KeyBackups, 'list' | 'remove'>;
  /** Whether the computer has a keychain; a locked one has to be unlocked first. */
  readonly hasKeychain: () => boolean;
  /** Removes a copied pair from the clipboard. */
  readonly clearHandout: () => Promise<void>;
  /** The folder of Keyturn's data. */
  readonly folder: string;
  /** Switches the start at login off. Throws FILE_NOT_SAVED. */
  readonly endStartAtLogin: () => Promise<void>;
  /** Removes downloads of new versions. Throws FILE_NOT_REMOVED or FILE_HELD. */
  readonly forgetUpdates: () => Promise<void>;
  /** Quits the application, which would write some of it again. */
  readonly quit: () => void;
};

// Chromium's own files beside them hold no personal data. Damaged settings are beside those in use. The last one is the
// number that the updater creates, and Keyturn never sends.
const kept = /^(?:journal|history\.jsonl|settings\..+|logs|\.updaterId)$/u;

/**
 * Removes the backups, the start at login, and Keyturn's data on disk; the files of AWS's tools stay. Throws
 * NOT_FINISHED while a rotation or a deletion waits, which would be forgotten, and KEYCHAIN_* or FILE_NOT_SAVED,
 * FILE_NOT_REMOVED, FILE_HELD; what was removed before stays removed.
 */
export function createRemoval(options: RemovalOptions): () => Promise<void> {
  const { rotations, backups, folder, quit } = options;

  function requireFinished(): void {
    if (rotations().some(isNotFinished)) throw new FailureError({ code: 'NOT_FINISHED' });
  }

  return async () => {
    requireFinished();
    // Secrets first.
    await options.clearHandout();
    for (const id of options.hasKeychain() ? await backups.list() : []) {
      // A person may have to unlock the keychain, and a rotation can begin by then.
      requireFinished();
      await backups.remove(id);
    }
    await options.endStartAtLogin();
    await options.forgetUpdates();
    requireFinished();
    const names = await readdir(folder);
    for (const name of names.filter((each) => kept.test(each))) {
      await removePath(join(folder, name));
    }
    quit();
  };
}

/** Whether the rotation still waits for a person, or for a time. */
function isNotFinished(rotation: RotationView): boolean {
  switch (rotation.state) {
    case 'failed':
      return false;
    case 'succeeded':
      return rotation.retirement.oldKey !== 'gone' && !staysOnPurpose(rotation.retirement);
    case 'undone':
      return rotation.newKeyIs === 'active' && !rotation.seen;
    case 'working':
    case 'waiting for an answer':
    case 'rolling back':
    case 'undoing':
    case 'open':
      return true;
  }
}

/** A person has decided that the old key stays. */
function staysOnPurpose(retirement: Extract<RotationView, { state: 'succeeded' }>['retirement']) {
  return (
    (retirement.oldKey === 'stays active' && retirement.because !== 'not answered') ||
    (retirement.oldKey === 'deactivated' && retirement.deletion.is === 'called off')
  );
}
