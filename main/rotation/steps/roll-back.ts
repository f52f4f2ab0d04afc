import { FailureError, type Failure } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import type { KeyFacts } from '../../../shared/values/key-facts.ts';
import type { AwsSession } from '../../aws/session.ts';
import { filesOfNewKey, newKeyOf } from '../machine/entry.ts';
import type { JournalledContext } from '../machine/run.ts';
import { gatherKeyFacts } from '../signing/gather-key-facts.ts';
import { newPairAtHand } from '../signing/pairs.ts';
import { asTheUser } from '../signing/signers.ts';
import { changeStatus } from './change-status.ts';
import { requireMadeByRotation, requireOwnEndpoint } from './journal-in-doubt.ts';
import { recordNeededDecision } from './record-needed-decision.ts';
import { removeKey, requireInNoFile } from './remove-key.ts';
import { requireThere } from './replace-everywhere.ts';

/**
 * Deletes the new key before any file is saved. Where a file holds it after all (its rename took effect, its fsync
 * failed), the rotation continues with saving instead. A key that may not be of this rotation is left to a person.
 */
export async function rollBack(context: JournalledContext): Promise<void> {
  const newKey = newKeyOf(context.entry());
  if (newKey === undefined) {
    await context.record({ kind: 'rolled back', undone: 'nothing was made' });
    return;
  }
  if ((await context.ports.files.locationsOf(newKey)).length > 0) {
    if ((await newPairAtHand(context)) === undefined) {
      throw new FailureError({ code: 'KEY_IN_FILES' });
    }
    await context.record({ kind: 'saving', paths: [] });
    return;
  }
  await requireThere(context.ports, filesOfNewKey(context.entry()));
  await requireOwnEndpoint(context);
  await asTheUser(context, async (session) => {
    const requireOurs = (): Promise<void> => requireMadeByRotation(context, session, newKey);
    try {
      await remove(context, session, newKey, requireOurs);
    } catch (cause) {
      if (!(cause instanceof FailureError) || cause.failure.code !== 'KEY_OLDER_THAN_ROTATION') {
        throw cause;
      }
      const known = await factsOf(context, session, newKey);
      await recordNeededDecision(context, 'older key', cause.failure, known);
    }
  });
}

async function remove(
  context: JournalledContext,
  session: AwsSession,
  newKey: AccessKeyId,
  requireOurs: () => Promise<void>,
): Promise<void> {
  const removed = await removeKey(context, session, { key: newKey, isNew: true, requireOurs });
  if (typeof removed === 'string') {
    const undone = removed === 'deleted' ? 'new key deleted' : 'new key not there';
    await context.record({ kind: 'rolled back', undone });
    return;
  }
  await requireOurs();
  await deactivateInstead(context, session, newKey, removed.denied);
}

async function deactivateInstead(
  context: JournalledContext,
  session: AwsSession,
  newKey: AccessKeyId,
  denied: Failure,
): Promise<void> {
  await requireInNoFile(context, newKey);
  try {
    await changeStatus(context, session, { key: newKey, status: 'Inactive' });
    await context.record({ kind: 'rolled back', undone: 'new key deactivated' });
  } catch (cause) {
    if (!(cause instanceof FailureError)) {
      throw cause;
    }
    const known = await factsOf(context, session, newKey);
    await recordNeededDecision(
      context,
      'roll back refused',
      { ...denied, code: 'LEFT_BEHIND' },
      known,
    );
  }
}

async function factsOf(
  context: JournalledContext,
  session: AwsSession,
  newKey: AccessKeyId,
): Promise<readonly KeyFacts[]> {
  const keys = await session.listKeys(context.entry().plan.userName);
  const left = keys.find((key) => key.id === newKey);
  // It may not be listed yet, or not any more; a person can still decide about it.
  return left === undefined ? [unlisted(newKey)] : gatherKeyFacts(context.ports, session, [left]);
}

function unlisted(keyId: AccessKeyId): KeyFacts {
  return { keyId, status: 'not known', lastUse: { known: 'not known' }, profiles: [] };
}
