import { FailureError } from '../../../shared/values/failure.ts';
import type { AwsSession } from '../../aws/session.ts';
import { nextKeyToDelete, keysToDelete } from '../machine/entry.ts';
import type { JournalledContext } from '../machine/run.ts';
import { asTheUser } from '../signing/signers.ts';
import { removeKey } from './remove-key.ts';

/**
 * Deletes the next of the user's other keys that a person has chosen by key ID. Throws why it can't, KEY_IN_FILES for
 * example: by now a file may hold it.
 */
export async function freeSlot(context: JournalledContext): Promise<void> {
  const key = nextKeyToDelete(context.entry());
  if (key === undefined || context.cancelled.aborted) {
    throw new FailureError({ code: 'CANCELLED' });
  }
  context.updateRun({ step: 'create' });
  await asTheUser(context, async (session) => {
    await requireFreeSlot(context, session);
    await context.record({ kind: 'making room', key });
    const removed = await removeKey(context, session, { key, isNew: false });
    if (typeof removed !== 'string') {
      throw new FailureError(removed.denied);
    }
  });
  await context.record({ kind: 'made room', key });
  await forgetBackup(context, key);
}

/**
 * Throws TWO_KEYS where the deletion would free no slot: if another key was created since the check, AWS would refuse
 * the new one all the same.
 */
async function requireFreeSlot(context: JournalledContext, session: AwsSession): Promise<void> {
  const { plan } = context.entry();
  const rooms = keysToDelete(plan);
  const keys = await session.listKeys(plan.userName);
  const staying = keys.filter(({ id }) => !rooms.includes(id)).length;
  if (staying > plan.existing.length - rooms.length) {
    throw new FailureError({ code: 'TWO_KEYS' });
  }
}

/** Removes the backup of a key that is gone. A keychain that can't answer does not stop the rotation. */
async function forgetBackup(
  { ports }: JournalledContext,
  key: Parameters<typeof ports.backups.remove>[0],
) {
  try {
    await ports.backups.remove(key);
  } catch (cause) {
    ports.log.error('a backup could not be removed', cause);
  }
}
