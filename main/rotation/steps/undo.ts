import { FailureError } from '../../../shared/values/failure.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import { filesOfNewKey, newKeyOf } from '../machine/entry.ts';
import type { JournalledContext } from '../machine/run.ts';
import { requireSameUser } from '../signing/same-user.ts';
import { withRights, withSession } from '../signing/sessions.ts';
import { activateOldKey, type Pairs } from './activate-old-key.ts';
import { removeKey } from './remove-key.ts';
import {
  pathsToReplace,
  replaceEverywhere,
  requireReplaced,
  requireThere,
} from './replace-everywhere.ts';
import { requireListedActive } from './require-listed-active.ts';
import { isListedActive } from './save.ts';
import { verifyKey } from './verify-key.ts';

/** The AWS half of an undo: the old key is active again, and stays so until a person retires it. */
export async function reactivate(context: JournalledContext, pairs: Pairs): Promise<void> {
  const became = await activateOldKey(context, pairs);
  await context.record(
    became === 'gone' ? { kind: 'old key gone' } : { kind: 'reactivated', by: 'keyturn' },
  );
}

/** Undo, up to its first file: the old key is active and proven, while every file still holds the new one. */
export async function bringOldKeyBack(
  context: JournalledContext,
  { oldPair, newPair }: { readonly oldPair: KeyPair; readonly newPair: KeyPair | undefined },
): Promise<void> {
  if ((await activateOldKey(context, { oldPair, newPair })) === 'gone') {
    await context.record({ kind: 'old key gone' });
    return;
  }
  await verifyKey(context, oldPair);
  context.updateRun({ oldKeyVerifiedHere: true });
  if (context.entry().progress.phase === 'undoing') {
    await context.record({ kind: 'undo saving' });
  }
}

/**
 * Undo, the files: the old pair goes wherever the new one stands. Ends undone, or with an old key that AWS does not
 * accept any more and that has to be proven again; throws `Failed`.
 */
export async function saveOldKey(context: JournalledContext, oldPair: KeyPair): Promise<void> {
  const from = newKeyOf(context.entry());
  if (from === undefined) {
    throw new FailureError({ code: 'UNKNOWN_ROTATION' });
  }
  const { ports } = context;
  const replacing = { from, to: oldPair };
  const held = filesOfNewKey(context.entry());
  const paths = await pathsToReplace(ports, replacing, held);
  if (!(await isListedActive(context, oldPair))) {
    context.updateRun({ oldKeyVerifiedHere: false });
    return;
  }
  await replaceEverywhere(ports, paths, replacing);
  await requireReplaced(ports, replacing, held);
  await context.record({ kind: 'undone' });
  context.updateRun({ verifyingSince: undefined });
}

/** After an undo, because a person says so: the new key goes, signed by the old one that every file holds. */
export async function removeNewKey(context: JournalledContext, oldPair: KeyPair): Promise<void> {
  const key = newKeyOf(context.entry());
  if (key === undefined) {
    throw new FailureError({ code: 'UNKNOWN_ROTATION' });
  }
  const { userName, oldKey } = context.entry().plan;
  await withRights(context, oldPair, async (session) => {
    await withSession(context, oldPair, (own) => requireSameUser(own, context.entry().plan));
    const keys = await session.listKeys(userName);
    await requireReplaced(context.ports, { from: key, to: oldPair });
    requireListedActive(keys, oldKey, 'OLD_KEY_NOT_ACCEPTED');
    await requireThere(context.ports, filesOfNewKey(context.entry()));
    const removed = await removeKey(context, session, { key, isNew: false });
    if (typeof removed !== 'string') {
      throw new FailureError(removed.denied);
    }
  });
  await context.record({ kind: 'new key removed' });
}
