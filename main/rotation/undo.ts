import { Failed } from '../../shared/failure.ts';
import type { KeyPair } from '../secrets/key-pair.ts';
import { changeStatus } from './change-status.ts';
import { newKeyOf } from './entry.ts';
import { prove } from './prove.ts';
import { removeKey } from './remove-key.ts';
import {
  pathsToReplace,
  replaceEverywhere,
  requireReplaced,
  requireThere,
} from './replace-everywhere.ts';
import type { Journalled } from './run.ts';
import { requireSameUser } from './same-user.ts';
import { withRights, withSession } from './sessions.ts';

/** Makes the old key active again, signed by the new one. Throws NO_SUCH_KEY where AWS has it no more, or `Failed`. */
async function activate(context: Journalled, newPair: KeyPair): Promise<void> {
  const { oldKey, userName } = context.entry().plan;
  await withRights(context, newPair, async (session) => {
    await withSession(context, newPair, (own) => requireSameUser(own, context.entry().plan));
    const keys = await session.listKeys(userName);
    const old = keys.find((key) => key.id === oldKey);
    if (old === undefined) {
      throw new Failed({ code: 'NO_SUCH_KEY' });
    }
    if (old.status === 'Inactive') {
      await changeStatus(context, session, { key: oldKey, status: 'Active' });
    }
  });
}

/** The AWS half of an undo: the old key is active again, and stays so until a person retires it. */
export async function reactivate(context: Journalled, newPair: KeyPair): Promise<void> {
  await activate(context, newPair);
  await context.record({ kind: 'reactivated', by: 'keyturn' });
}

/** Undo, up to its first file: the old key is made active and proven, while every file still holds the new one. */
export async function bringOldKeyBack(
  context: Journalled,
  { oldPair, newPair }: { readonly oldPair: KeyPair; readonly newPair: KeyPair | undefined },
): Promise<void> {
  // Once a file holds the old key again it has been active and proven: the new one may be gone by then.
  if (newPair !== undefined && context.entry().progress.phase === 'undoing') {
    await activate(context, newPair);
  }
  await prove(context, oldPair);
  context.note({ oldKeyProvenHere: true });
  if (context.entry().progress.phase === 'undoing') {
    await context.record({ kind: 'undo saving' });
  }
}

/** Undo, the files: the old pair goes wherever the new one stands. Throws `Failed`; it only goes forward from here. */
export async function saveOldKey(context: Journalled, oldPair: KeyPair): Promise<void> {
  const from = newKeyOf(context.entry());
  if (from === undefined) {
    throw new Failed({ code: 'UNKNOWN_ROTATION' });
  }
  const { ports } = context;
  const replacing = { from, to: oldPair };
  const paths = await pathsToReplace(ports, replacing, context.entry().savedIn);
  await replaceEverywhere(ports, paths, replacing);
  await requireReplaced(ports, replacing);
  await context.record({ kind: 'undone' });
  context.forget('proofBeganAt');
}

/** After an undo, because a person says so: the new key goes, signed by the old one that every file holds. */
export async function removeNewKey(context: Journalled, oldPair: KeyPair): Promise<void> {
  const key = newKeyOf(context.entry());
  if (key === undefined) {
    throw new Failed({ code: 'UNKNOWN_ROTATION' });
  }
  const { userName, oldKey } = context.entry().plan;
  await withRights(context, oldPair, async (session) => {
    await withSession(context, oldPair, (own) => requireSameUser(own, context.entry().plan));
    const keys = await session.listKeys(userName);
    await requireReplaced(context.ports, { from: key, to: oldPair });
    if (keys.find((listed) => listed.id === oldKey)?.status !== 'Active') {
      throw new Failed({ code: 'KEY_NOT_LISTED', action: 'ListAccessKeys' });
    }
    await requireThere(context.ports, context.entry().savedIn);
    const removed = await removeKey(context, session, { key, isNew: false });
    if (typeof removed !== 'string') {
      throw new Failed(removed.denied);
    }
  });
  await context.record({ kind: 'new key removed' });
}
