import { DAY } from '../../../shared/lib/time.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import type { JournalledContext } from '../machine/run.ts';
import { awsNow, connectionOfEntry, withRights } from '../signing/sessions.ts';
import { changeStatus } from './change-status.ts';
import { requireSafeToRetire } from './require-safe-to-retire.ts';

/** When a key that is deactivated now will be deleted: the grace period from now on, by AWS's clock, in ms since 1970. */
export function endOfGrace({ ports, entry }: JournalledContext): number {
  return awsNow(ports, connectionOfEntry(entry())) + ports.policy().graceDays * DAY;
}

/**
 * Step 6: deactivates the old key, after everything that makes this safe was looked at once more. Signed by the new
 * key, as the SDK reads it. Throws `FailureError`; the rotation has succeeded all the same.
 */
export async function retire(context: JournalledContext, newPair: KeyPair): Promise<void> {
  context.updateRun({ step: 'retire' });
  const { oldKey } = context.entry().plan;
  await withRights(context, newPair, async (session) => {
    const old = await requireSafeToRetire(context, session, newPair);
    if (old === undefined) {
      await context.record({ kind: 'old key gone' });
      return;
    }
    await context.record({ kind: 'deactivating' });
    if (old.status === 'Active') {
      await changeStatus(context, session, { key: oldKey, status: 'Inactive' });
    }
    const grace = context.entry().kept ? {} : { deleteAfter: endOfGrace(context) };
    await context.record({ kind: 'deactivated', ...grace });
  });
}
