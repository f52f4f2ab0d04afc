import { Failed, type Failure } from '../../shared/failure.ts';
import type { AccessKeyId } from '../../shared/identifiers.ts';
import type { KeyFacts } from '../../shared/rotation.ts';
import type { AwsSession } from '../aws/session.ts';
import type { KeyPair } from '../secrets/key-pair.ts';
import { facts } from './check.ts';
import { newKeyOf } from './entry.ts';
import { open } from './open.ts';
import { type Journalled, withSession } from './run.ts';
import { requireSameUser } from './same-user.ts';

/** How a deletion is made sure of. Times in ms. */
const removal = {
  /** Lists without the key, in a row, after AWS said that it deleted it. */
  lists: 2,
  apart: 1_500,
  /** AWS may not know a key yet that it has just made: "no such key" alone is believed only after this. */
  unknownFor: 30_000,
  /** After this a person is asked. */
  patience: 120_000,
  longestWait: 5_000,
} as const;

type Removed = 'deleted' | 'not there' | { readonly denied: Failure };

/** Undoes everything before the first saved file: the new key goes, unless a file holds it after all. */
export async function rollBack(context: Journalled, oldPair: KeyPair | undefined): Promise<void> {
  const newKey = newKeyOf(context.entry());
  if (newKey === undefined) {
    await context.record({ kind: 'rolled back', undone: 'nothing was made' });
    return;
  }
  if (oldPair === undefined) {
    await open(context, 'no key to sign', { code: 'NO_KEY_TO_SIGN' }, []);
    return;
  }
  await withSession(context, oldPair, async (session) => {
    await requireSameUser(session, context.entry().plan);
    const removed = await remove(context, session, newKey);
    if (typeof removed === 'string') {
      const undone = removed === 'deleted' ? 'new key deleted' : 'new key not there';
      await context.record({ kind: 'rolled back', undone });
      return;
    }
    await deactivateInstead(context, session, newKey, removed.denied);
  });
}

async function requireInNoFile(context: Journalled, newKey: AccessKeyId): Promise<void> {
  const [place] = await context.ports.files.placesOf(newKey);
  if (place !== undefined) {
    throw new Failed({ code: 'KEY_IN_FILES', path: place.path, line: place.line });
  }
}

async function remove(
  context: Journalled,
  session: AwsSession,
  newKey: AccessKeyId,
): Promise<Removed> {
  const { clock } = context.ports;
  const { userName } = context.entry().plan;
  const began = clock.monotonic();
  let deleted = false;
  let absent = 0;
  let wait: number = removal.apart;
  let last: Failure = { code: 'LEFT_BEHIND' };
  while (clock.monotonic() - began < removal.patience) {
    try {
      if (!deleted) {
        await requireInNoFile(context, newKey);
        deleted = await tryDelete(session, userName, newKey);
      }
      const keys = await session.listKeys(userName);
      absent = keys.some((key) => key.id === newKey) ? 0 : absent + 1;
      const longEnough = deleted || clock.monotonic() - began >= removal.unknownFor;
      if (absent >= removal.lists && longEnough) {
        return deleted ? 'deleted' : 'not there';
      }
      wait = removal.apart;
    } catch (cause) {
      if (!(cause instanceof Failed) || cause.failure.code === 'KEY_IN_FILES') {
        throw cause;
      }
      last = cause.failure;
      if (!deleted && (last.code === 'ACCESS_DENIED' || last.code === 'MFA_NEEDED')) {
        return { denied: last };
      }
      wait = Math.min(wait * 1.5, removal.longestWait);
    }
    await clock.sleep(wait);
  }
  throw new Failed(last);
}

/** True when AWS says that it deleted the key; false when it does not know it. */
async function tryDelete(
  session: AwsSession,
  userName: string,
  key: AccessKeyId,
): Promise<boolean> {
  try {
    await session.deleteKey(userName, key);
    return true;
  } catch (cause) {
    if (cause instanceof Failed && cause.failure.code === 'NO_SUCH_KEY') {
      return false;
    }
    throw cause;
  }
}

async function deactivateInstead(
  context: Journalled,
  session: AwsSession,
  newKey: AccessKeyId,
  denied: Failure,
): Promise<void> {
  const { userName } = context.entry().plan;
  await requireInNoFile(context, newKey);
  try {
    await session.setStatus(userName, newKey, 'Inactive');
    await context.record({ kind: 'rolled back', undone: 'new key deactivated' });
  } catch (cause) {
    if (!(cause instanceof Failed)) {
      throw cause;
    }
    const keys = await session.listKeys(userName);
    const left = keys.find((key) => key.id === newKey);
    // Not listed yet, or not any more: a person must be able to name it all the same.
    const known =
      left === undefined ? [unlisted(newKey)] : await facts(context.ports, session, [left]);
    await open(context, 'roll back refused', { ...denied, code: 'LEFT_BEHIND' }, known);
  }
}

function unlisted(keyId: AccessKeyId): KeyFacts {
  return { keyId, status: 'not known', lastUse: { known: 'not known' }, profiles: [] };
}
