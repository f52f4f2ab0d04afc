import { FailureError } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import { newKeyOf } from '../machine/entry.ts';
import type { JournalledContext } from '../machine/run.ts';

/** The new pair, if this process made it, or a known file or the keychain holds it: then a rotation can go forward. */
export async function newPairAtHand(context: JournalledContext): Promise<KeyPair | undefined> {
  const newKey = newKeyOf(context.entry());
  const { newPair } = context.run();
  return newPair ?? (newKey === undefined ? undefined : storedPair(context, newKey));
}

/** The old pair. The one that the check verified comes first: a file may hold the same key ID with another secret. */
export async function oldPairAtHand(context: JournalledContext): Promise<KeyPair | undefined> {
  return context.run().oldPair ?? storedPair(context, context.entry().plan.oldKey);
}

/**
 * The old pair, for an undo. Throws NO_BACKUP where it is nowhere, and KEYCHAIN_* where the keychain can't be read: it
 * may be there.
 */
export async function requireOldPair(context: JournalledContext): Promise<KeyPair> {
  const { oldKey } = context.entry().plan;
  const pair =
    context.run().oldPair ??
    (await pairInFiles(context, oldKey)) ??
    (await pairInKeychain(context, oldKey));
  if (pair === undefined) {
    throw new FailureError({ code: 'NO_BACKUP' });
  }
  return pair;
}

/** A pair out of the files or the keychain; what can't be read is logged, and holds none. */
async function storedPair(
  context: JournalledContext,
  id: AccessKeyId,
): Promise<KeyPair | undefined> {
  const pair = await pairInFiles(context, id);
  if (pair !== undefined) {
    return pair;
  }
  try {
    return await pairInKeychain(context, id);
  } catch (cause) {
    context.ports.log.error('the keychain could not be read', cause);
    return undefined;
  }
}

/** Checks whether a file holds the old pair again: without a backup there is no other copy after a restart. */
export async function checkOldPairInFiles(context: JournalledContext): Promise<void> {
  const { progress, plan, backedUp } = context.entry();
  if ('savedAt' in progress && !backedUp && context.run().oldPair === undefined) {
    const pair = await pairInFiles(context, plan.oldKey);
    context.updateRun({ isOldPairInFiles: pair !== undefined });
  }
}

async function pairInFiles(
  { ports }: JournalledContext,
  id: AccessKeyId,
): Promise<KeyPair | undefined> {
  try {
    return await ports.files.pairOf(id);
  } catch (cause) {
    ports.log.error('a known file could not be read', cause);
    return undefined;
  }
}

async function pairInKeychain(
  { ports, entry }: JournalledContext,
  id: AccessKeyId,
): Promise<KeyPair | undefined> {
  return entry().plan.backups ? (await ports.backups.find(id))?.pair : undefined;
}

/** The pair, or NO_KEY_TO_SIGN where there is none. */
export function requirePair(pair: KeyPair | undefined): KeyPair {
  if (pair === undefined) {
    throw new FailureError({ code: 'NO_KEY_TO_SIGN' });
  }
  return pair;
}
