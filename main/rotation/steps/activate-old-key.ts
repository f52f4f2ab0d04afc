import { unreachable } from '../../../shared/lib/unreachable.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import type { AwsSession } from '../../aws/session.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import { newKeyOf } from '../machine/entry.ts';
import type { JournalledContext } from '../machine/run.ts';
import { withRights, withSession } from '../signing/sessions.ts';
import { anySigner, firstThatSigns } from '../signing/signers.ts';
import { changeStatus } from './change-status.ts';
import { requireReplaced } from './replace-everywhere.ts';
import { checkKeyOnce } from './verify-key.ts';

/** The pairs of a rotation, as far as they are at hand. */
export type Pairs = {
  readonly oldPair: KeyPair | undefined;
  readonly newPair: KeyPair | undefined;
};

/**
 * Makes sure that AWS lists the old key as active. Where it does not work, the new key activates it, or another one of
 * the same user. Gives `gone` where AWS lists it no more and every place holds the new key. Throws OLD_KEY_NOT_ACCEPTED
 * where no key signs, OLD_KEY_GONE, OTHER_IDENTITY, MFA_NEEDED, or any failure of AWS.
 */
export async function activateOldKey(
  context: JournalledContext,
  pairs: Pairs,
): Promise<'active' | 'gone'> {
  const { oldPair, newPair } = pairs;
  if (oldPair !== undefined && (await worksByItself(context, oldPair))) {
    return 'active';
  }
  const signer =
    (await anySigner(context, [newPair])) ??
    // A key may still sign for some seconds after it was deactivated.
    (await firstThatSigns(context, [oldPair]));
  if (signer === undefined) {
    throw new FailureError({ code: 'OLD_KEY_NOT_ACCEPTED' });
  }
  const became = await withRights(context, signer, (session) => activateAs(context, session));
  if (became === 'gone') {
    await requireNewKeyInPlace(context, signer);
  }
  return became;
}

async function worksByItself(context: JournalledContext, oldPair: KeyPair): Promise<boolean> {
  const { mayBeInactive } = context.entry();
  const verdict = await withSession(context, oldPair, (own) => checkKeyOnce(own, context, oldPair));
  switch (verdict) {
    case 'accepted':
      return true;
    case 'unseen':
      // A key that was just deactivated still signs for some seconds, and only the list, which is denied, would show
      // it.
      return !mayBeInactive;
    case 'not yet':
      return false;
    case 'other identity':
      throw new FailureError({ code: 'OTHER_IDENTITY' });
    default:
      return unreachable(verdict);
  }
}

async function activateAs(
  context: JournalledContext,
  session: AwsSession,
): Promise<'active' | 'gone'> {
  const { oldKey, userName } = context.entry().plan;
  const keys = await session.listKeys(userName);
  const old = keys.find((key) => key.id === oldKey);
  if (old === undefined) {
    return 'gone';
  }
  if (old.status === 'Inactive') {
    try {
      await changeStatus(context, session, { key: oldKey, status: 'Active' });
    } catch (cause) {
      // A list may show a key for some seconds after it was deleted.
      if (cause instanceof FailureError && cause.failure.code === 'NO_SUCH_KEY') {
        return 'gone';
      }
      throw cause;
    }
  }
  return 'active';
}

/**
 * Throws OLD_KEY_GONE unless the new key works and is in every place: only then the rotation can end without the old
 * one.
 */
async function requireNewKeyInPlace(context: JournalledContext, signer: KeyPair): Promise<void> {
  const { entry, ports } = context;
  if (signer.id !== newKeyOf(entry())) {
    throw new FailureError({ code: 'OLD_KEY_GONE' });
  }
  try {
    await requireReplaced(ports, { from: entry().plan.oldKey, to: signer }, entry().savedIn);
  } catch (cause) {
    ports.log.error('the new key does not stand in every place', cause);
    throw new FailureError({ code: 'OLD_KEY_GONE' });
  }
}
