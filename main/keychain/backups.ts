import { unreachable } from '../../shared/lib/unreachable.ts';
import { FailureError, type Failure } from '../../shared/values/failure.ts';
import { type AccessKeyId, accessKeyId } from '../../shared/values/identifiers.ts';
import { createQueue } from '../base/queues.ts';
import { type KeyPair, samePair } from '../secrets/key-pair.ts';
import type { Secret } from '../secrets/secret.ts';
import { type Backup, type BackupFacts, readBackup, writeBackup } from './backup-text.ts';
import { putChecked } from './checked-put.ts';
import { KeychainError } from './keychain-error.ts';
import { testKeychain } from './probe.ts';
import { type SecretStore, slotOf } from './secret-store.ts';

export type { Backup, BackupFacts } from './backup-text.ts';

/** Copies of key pairs in the keychain, one entry for each key. Every error is a `FailureError`. */
export type KeyBackups = {
  /**
   * Checks that the keychain works: write, read back, compare, remove. Throws KEYCHAIN_LOCKED, KEYCHAIN_ABSENT or
   * KEYCHAIN_FAILED.
   */
  prove(): Promise<void>;
  /**
   * Backs up a pair, reads it back and compares. Throws as `prove`; a key without a backup then still has none: if the
   * keychain hangs, it is removed as soon as the keychain answers. An earlier backup stays unless what is read back
   * differs. Throws BACKUP_DIFFERS for one with another secret: AWS never changes the secret of a key.
   */
  keep(pair: KeyPair, facts: BackupFacts): Promise<void>;
  /** The backup of a key, or undefined where there is none. Throws KEYCHAIN_*, BACKUP_DAMAGED. */
  find(id: AccessKeyId): Promise<Backup | undefined>;
  /** Whether there was one. Throws KEYCHAIN_*; if the keychain hangs, it is removed once that answers. */
  remove(id: AccessKeyId): Promise<boolean>;
  /** The IDs of all keys with a backup. Throws KEYCHAIN_*. */
  list(): Promise<readonly AccessKeyId[]>;
};

/** Backups in a store; `now` is the wall clock, in ms since 1970. */
export function createBackups(store: SecretStore, now: () => number): KeyBackups {
  // One after the other: no call sees a backup that is not verified, or not removed yet.
  const inTurn = createQueue();
  function act<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    return inTurn(() => work().catch(failAs));
  }

  return {
    prove: () => act(() => testKeychain(store)),
    keep: (pair, facts) =>
      act(async () => {
        const slot = slotOf(pair.id);
        const before = await store.get(slot);
        requireNoOtherSecret(pair, before);
        const wasFull = before !== undefined;
        const secret = writeBackup({ ...facts, pair, keptAt: now() });
        await putChecked(store, { slot, secret, wasFull });
      }),
    find: (id) =>
      act(async () => {
        const text = await store.get(slotOf(id));
        if (text === undefined) return undefined;
        const backup = readBackup(id, text);
        if (backup === undefined) throw new FailureError({ code: 'BACKUP_DAMAGED' });
        return backup;
      }),
    remove: (id) => act(() => store.remove(slotOf(id))),
    list: () =>
      act(async () => {
        const slots = await store.list();
        return slots.map(accessKeyId).filter((id) => id !== undefined);
      }),
  };
}

/** One of the two secrets is wrong, and Keyturn can't know which: the backup is not overwritten. */
function requireNoOtherSecret(pair: KeyPair, kept: Secret | undefined): void {
  const backup = kept === undefined ? undefined : readBackup(pair.id, kept);
  if (backup !== undefined && !samePair(backup.pair, pair)) {
    throw new FailureError({ code: 'BACKUP_DIFFERS' });
  }
}

// Drops the cause: the system's message may contain anything.
function failAs(cause: unknown): never {
  if (cause instanceof FailureError) throw cause;
  throw new FailureError(
    cause instanceof KeychainError ? failureFor(cause) : { code: 'KEYCHAIN_FAILED' },
  );
}

function failureFor({ reason }: KeychainError): Failure {
  switch (reason) {
    case 'locked':
      return { code: 'KEYCHAIN_LOCKED' };
    case 'absent':
      return { code: 'KEYCHAIN_ABSENT' };
    case 'failed':
      return { code: 'KEYCHAIN_FAILED' };
    case 'timed out':
      return { code: 'KEYCHAIN_FAILED', systemName: reason };
    default:
      return unreachable(reason);
  }
}
