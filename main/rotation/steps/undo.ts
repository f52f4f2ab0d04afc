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

/** Activates the old key again. It stays active until a person requests otherwise. */
export async function reactivate(context: JournalledContext, pairs: Pairs): Promise<void> {
  const became = await activateOldKey(context, pairs);
  await context.record(
    became === 'gone' ? { kind: 'old key gone' } : { kind: 'reactivated', by: 'keyturn' },
  );
}

/** The part of an undo before any file: the old key is activated and verified, while every file holds the new one. */
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
 * The files of an undo: the old pair replaces the new one in every place. Ends undone, or with an old key that AWS does
 * not list as active and that has to be verified again. Throws why it stopped.
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

/** Deletes the new key after an undo, at the request of a person. The old key, which every file holds, signs. */
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
