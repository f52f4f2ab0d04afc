import { FailureError } from '../../../shared/values/failure.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import type { Entry } from '../machine/entry.ts';
import type { JournalledContext } from '../machine/run.ts';
import { awsNow, connectionOfEntry, withRights } from '../signing/sessions.ts';
import { removeKey } from './remove-key.ts';
import { requireSafeToRetire } from './require-safe-to-retire.ts';

// How long to wait before a key is deleted that was never inactive: programs that read the files have the new one by
// then. In ms.
const SETTLE = 10_000;

/** Whether the grace period of a deactivated key is over, by AWS's clock. A key that a person keeps has none. */
export function graceIsOver({ progress }: Entry, now: number): boolean {
  return (
    progress.phase === 'deactivated' &&
    progress.deleteAfter !== undefined &&
    progress.deleteAfter <= now
  );
}

/**
 * Deletes the old key: at the end of its grace period, at the request of a person, or without a grace period after a
 * settle time. A key that was activated again outside Keyturn is in use, and stays. Throws why it failed; a later
 * recovery retries it.
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
      // In this phase DeleteAccessKey may have been called before a crash: the deletion counts as ours.
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
