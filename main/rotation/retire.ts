import { Failed } from '../../shared/failure.ts';
import type { KeyPair } from '../secrets/key-pair.ts';
import { type Journalled, withSession } from './run.ts';
import { requireSameUser } from './same-user.ts';
import { requireSaved } from './save.ts';

/**
 * Step 6: deactivates the old key, after everything that makes this safe was looked at once more: no file holds it,
 * every place reads the new one, and AWS lists the new one as active. Signed by the new key, as the SDK reads it.
 * Throws `Failed`; the rotation has succeeded all the same.
 */
export async function retire(context: Journalled, newPair: KeyPair): Promise<void> {
  context.note({ step: 'retire' });
  const { oldKey, userName } = context.entry().plan;
  await withSession(context, newPair, async (session) => {
    if (!context.run().provenHere) {
      await requireSameUser(session, context.entry().plan);
    }
    const keys = await session.listKeys(userName);
    // Last of all: while AWS was asked, an editor or a sync client can have put the old key back.
    await requireSaved(context, newPair);
    const ours = keys.find((key) => key.id === newPair.id);
    if (ours?.status !== 'Active') {
      throw new Failed({ code: 'KEY_NOT_LISTED', action: 'ListAccessKeys' });
    }
    const old = keys.find((key) => key.id === oldKey);
    if (old === undefined) {
      await context.record({ kind: 'old key gone' });
      return;
    }
    await context.record({ kind: 'deactivating' });
    if (old.status === 'Active') {
      await session.setStatus(userName, oldKey, 'Inactive');
    }
    await context.record({ kind: 'deactivated' });
  });
}
