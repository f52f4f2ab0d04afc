import { DAY } from '../../../shared/lib/time.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import type { Journalled } from '../machine/run.ts';
import { awsNow, connectionOfEntry, withRights } from '../signing/sessions.ts';
import { changeStatus } from './change-status.ts';
import { lookOnceMore } from './look-once-more.ts';

/** When a key that is deactivated now will be deleted: the grace period from now on, by AWS's clock, in ms since 1970. */
export function endOfGrace({ ports, entry }: Journalled): number {
  return awsNow(ports, connectionOfEntry(entry())) + ports.policy().graceDays * DAY;
}

/**
 * Step 6: deactivates the old key, after everything that makes this safe was looked at once more. Signed by the new
 * key, as the SDK reads it. Throws `Failed`; the rotation has succeeded all the same.
 */
export async function retire(context: Journalled, newPair: KeyPair): Promise<void> {
  context.note({ step: 'retire' });
  const { oldKey } = context.entry().plan;
  await withRights(context, newPair, async (session) => {
    const old = await lookOnceMore(context, session, newPair);
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
