import { FailureError } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import type { BackupFacts } from '../../keychain/backups.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import { newKeyOf } from '../machine/entry.ts';
import type { JournalledContext } from '../machine/run.ts';
import { oldPairAtHand, requirePair } from '../signing/pairs.ts';

/** Step 3: writes both pairs to the keychain, reads them back and compares them. Throws KEYCHAIN_* or CANCELLED. */
export async function backUp(context: JournalledContext, newPair: KeyPair): Promise<void> {
  context.updateRun({ step: 'back up' });
  if (context.cancelled.aborted) {
    throw new FailureError({ code: 'CANCELLED' });
  }
  const { account, userId, userName, profiles } = context.entry().plan;
  const facts: BackupFacts = { account, userId, userName, profiles };
  const { backups } = context.ports;
  await context.record({ kind: 'backing up' });
  await backups.keep(requirePair(await oldPairAtHand(context)), facts);
  await backups.keep(newPair, facts);
  await context.record({ kind: 'backed up' });
}

/**
 * Removes the backup of a deleted key: of the new one after a roll back or an undo, of the old one after its deletion.
 * Throws KEYCHAIN_LOCKED or KEYCHAIN_FAILED; where there is no keychain any more, there is no backup.
 */
export async function removeBackupOfGoneKey(context: JournalledContext): Promise<void> {
  const { plan } = context.entry();
  const { backups, log } = context.ports;
  const gone = goneKey(context);
  // A rotation without backups may still have one of its old key, from the rotation that created it.
  if (gone === undefined || (!plan.backups && gone !== plan.oldKey)) {
    return;
  }
  try {
    await backups.remove(gone);
  } catch (cause) {
    const isAbsent = cause instanceof FailureError && cause.failure.code === 'KEYCHAIN_ABSENT';
    if (plan.backups && !isAbsent) {
      throw cause;
    }
    log.error('a backup could not be removed', cause);
  }
}

function goneKey({ entry }: JournalledContext): AccessKeyId | undefined {
  const { plan, progress } = entry();
  const newKeyIsGone = progress.phase === 'rolled back' || progress.phase === 'new key removed';
  return newKeyIsGone ? newKeyOf(entry()) : plan.oldKey;
}
