import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RotationView } from '../../shared/contract/rotation.ts';
import { FailureError } from '../../shared/values/failure.ts';
import type { KeyBackups } from '../keychain/backups.ts';
import { removePath } from './remove-path.ts';

/** What `createRemoval` is given. */
export type RemovalOptions = {
  readonly rotations: () => readonly RotationView[];
  readonly backups: Pick<KeyBackups, 'list' | 'remove'>;
  /** Whether the computer has a keychain; one that is locked has to be unlocked first. */
  readonly hasKeychain: () => boolean;
  /** Takes a pair that was handed out back out of the clipboard. */
  readonly clearHandout: () => Promise<void>;
  /** The folder of Keyturn's data. */
  readonly folder: string;
  /** Has the system start Keyturn no more at login. Throws FILE_NOT_SAVED. */
  readonly endStartAtLogin: () => Promise<void>;
  /** Removes what was downloaded of new versions. Throws FILE_NOT_REMOVED or FILE_HELD. */
  readonly forgetUpdates: () => Promise<void>;
  /** Ends the application, which would write some of it anew. */
  readonly quit: () => void;
};

// Chromium's own files beside them hold nothing of a person. Settings that were damaged lie beside those in use.
// The last one is the number that the updater makes, and Keyturn never sends.
const kept = /^(?:journal|history\.jsonl|settings\..+|logs|\.updaterId)$/u;

/**
 * Removes the backups, the start at login, and what Keyturn keeps on the disk; the files of AWS stay as they are.
 * Throws NOT_FINISHED while a rotation or a deletion waits, which would be forgotten, and KEYCHAIN_* or
 * FILE_NOT_SAVED, FILE_NOT_REMOVED, FILE_HELD; what is gone by then is gone.
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
      // A keychain may have to be unlocked by a person, and a rotation begins meanwhile.
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

/** Whether something is still to be done about it, by a person or by the clock. */
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

/** A person has said that the old key stays. */
function staysOnPurpose(retirement: Extract<RotationView, { state: 'succeeded' }>['retirement']) {
  return (
    (retirement.oldKey === 'stays active' && retirement.because !== 'not answered') ||
    (retirement.oldKey === 'deactivated' && retirement.deletion.is === 'called off')
  );
}
