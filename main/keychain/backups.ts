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

/** Copies of key pairs in the keychain, one entry for each key. Everything thrown is a `Failed`. */
export type KeyBackups = {
  /**
   * Proves that the keychain keeps what it is given: write, read back, compare, remove. Throws KEYCHAIN_LOCKED,
   * KEYCHAIN_ABSENT or KEYCHAIN_FAILED.
   */
  prove(): Promise<void>;
  /**
   * Keeps a pair, reads it back and compares. Throws as `prove`; a key that had no backup then has none: where the
   * keychain hangs, a late one is removed as soon as it answers. A backup that was there stays, unless it was spoilt:
   * throws BACKUP_DIFFERS where it has another secret, which no key of AWS ever gets.
   */
  keep(pair: KeyPair, facts: BackupFacts): Promise<void>;
  /** The backup of a key, or undefined where there is none. Throws KEYCHAIN_*, BACKUP_DAMAGED. */
  find(id: AccessKeyId): Promise<Backup | undefined>;
  /** Whether there was one. Throws KEYCHAIN_*; where the keychain hangs, it is removed once it answers. */
  remove(id: AccessKeyId): Promise<boolean>;
  /** The ids of all keys that have a backup. Throws KEYCHAIN_*. */
  list(): Promise<readonly AccessKeyId[]>;
};

/** Backups in a store; `now` is the wall clock, in ms since 1970. */
export function createBackups(store: SecretStore, now: () => number): KeyBackups {
  // Whole acts in turn: nobody sees what is not wholly kept, or not yet taken back.
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

/** One secret of the two is wrong, and which one nobody here can know: what is kept is not written over. */
function requireNoOtherSecret(pair: KeyPair, kept: Secret | undefined): void {
  const backup = kept === undefined ? undefined : readBackup(pair.id, kept);
  if (backup !== undefined && !samePair(backup.pair, pair)) {
    throw new FailureError({ code: 'BACKUP_DIFFERS' });
  }
}

// The cause stays behind: nobody vouches for what the system writes into its errors.
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
