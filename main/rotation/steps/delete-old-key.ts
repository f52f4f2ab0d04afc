import { FailureError } from '../../../shared/values/failure.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import type { Entry } from '../machine/entry.ts';
import type { JournalledContext } from '../machine/run.ts';
import { awsNow, connectionOfEntry, withRights } from '../signing/sessions.ts';
import { removeKey } from './remove-key.ts';
import { requireSafeToRetire } from './require-safe-to-retire.ts';

// A key that is deleted without having been inactive first: whoever reads the files has the new one by then. In ms.
const SETTLE = 10_000;

/** Whether the grace period of a deactivated key is over, by AWS's clock; a key that a person keeps never is due. */
export function graceIsOver({ progress }: Entry, now: number): boolean {
  return (
    progress.phase === 'deactivated' &&
    progress.deleteAfter !== undefined &&
    progress.deleteAfter <= now
  );
}

/**
 * Deletes the old key: at the end of its grace period, because a person asks, or at once after a settle time. A key
 * that somebody has activated again is in use, and stays. Throws `Failed`; it is tried again.
 */
export async function deleteOldKey(context: JournalledContext, newPair: KeyPair): Promise<void> {
  const { ports } = context;
  const { plan, progress, wasRetired } = context.entry();
  context.updateRun({ step: 'retire' });
  if (progress.phase === 'saved') {
    await ports.clock.sleep(SETTLE);
  }
  await withRights(context, newPair, async (session) => {
    const old = await requireSafeToRetire(context, session, newPair);
    if (old === undefined) {
      // After a crash in the middle of it nobody but us is known to have deleted it.
      const kind = progress.phase === 'deleting' ? 'deleted' : 'old key gone';
      await context.record({ kind });
      return;
    }
    if (wasRetired && old.status === 'Active') {
      await context.record({ kind: 'reactivated', by: 'somebody else' });
      throw new FailureError({ code: 'OLD_KEY_ACTIVE_AGAIN' });
    }
    const asked = context.run().requested === 'delete now';
    // AWS has answered since this was found due: its clock counts, not this computer's.
    if (
      progress.phase === 'deactivated' &&
      !asked &&
      !graceIsOver(context.entry(), awsNow(ports, connectionOfEntry(context.entry())))
    ) {
      return;
    }
    await context.record({ kind: 'deleting' });
    const removed = await removeKey(context, session, { key: plan.oldKey, isNew: false });
    if (typeof removed !== 'string') {
      throw new FailureError(removed.denied);
    }
    await context.record({ kind: 'deleted' });
  });
}
