import type { AwsSession, ListedKey } from '../../aws/session.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import type { JournalledContext } from '../machine/run.ts';
import { requireSameUser } from '../signing/same-user.ts';
import { withSession } from '../signing/sessions.ts';
import { recordOldKeyStatus } from './record-old-key-status.ts';
import { requireReplaced } from './replace-everywhere.ts';
import { requireListedActive } from './require-listed-active.ts';

/**
 * Everything that makes it safe to touch the old key, looked at right before: the new one signs for the same user, AWS
 * lists it as active, no file holds the old one, and every place reads the new one. Gives the old key as AWS lists it,
 * or undefined where it is gone. Throws `FailureError`.
 */
export async function requireSafeToRetire(
  context: JournalledContext,
  session: AwsSession,
  newPair: KeyPair,
): Promise<ListedKey | undefined> {
  const { oldKey, userName } = context.entry().plan;
  if (!context.run().verifiedHere) {
    await withSession(context, newPair, (own) => requireSameUser(own, context.entry().plan));
  }
  const keys = await session.listKeys(userName);
  await recordOldKeyStatus(context, keys);
  // Last of all: while AWS was asked, an editor or a sync client can have put the old key back.
  await requireReplaced(context.ports, { from: oldKey, to: newPair });
  requireListedActive(keys, newPair.id, 'NEW_KEY_NOT_ACCEPTED');
  return keys.find((key) => key.id === oldKey);
}
