import { Failed } from '../../shared/failure.ts';
import { asTheUser } from './pairs.ts';
import { removeKey } from './remove-key.ts';
import type { Journalled } from './run.ts';

/**
 * Deletes the other key of the user, which a person has given up by name. Throws `Failed`, KEY_IN_FILES among them: by
 * now a file may hold it.
 */
export async function makeRoom(context: Journalled): Promise<void> {
  const { room } = context.entry().plan;
  if (room === undefined || context.cancelled.aborted) {
    throw new Failed({ code: 'CANCELLED' });
  }
  context.note({ step: 'create' });
  await context.record({ kind: 'making room' });
  await asTheUser(context, async (session) => {
    const removed = await removeKey(context, session, { key: room, isNew: false });
    if (typeof removed !== 'string') {
      throw new Failed(removed.denied);
    }
  });
  await context.record({ kind: 'made room' });
  await forgetBackup(context, room);
}

/** Removes the backup of a key that is gone. A keychain that can't answer now is no reason to stop. */
async function forgetBackup(
  { ports }: Journalled,
  key: Parameters<typeof ports.backups.remove>[0],
) {
  try {
    await ports.backups.remove(key);
  } catch (cause) {
    ports.log.error('a backup could not be removed', cause);
  }
}
