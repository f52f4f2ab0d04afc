import { isDenial } from '../../../shared/values/denial-codes.ts';
import { type ErrorCode, FailureError, type Failure } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import type { AwsSession } from '../../aws/session.ts';
import type { JournalledContext } from '../machine/run.ts';

/** How a deletion is made sure of. Times in ms. */
const removal = {
  /** Lists without the key, in a row, after AWS said that it deleted it. */
  lists: 2,
  apart: 1_500,
  /** AWS may not know a key yet that it has just made: "no such key" alone is believed only after this. */
  unknownFor: 30_000,
  /** After this the deletion counts as failed, and is tried again later or by a person. */
  patience: 120_000,
  longestWait: 5_000,
} as const;

/** What is to be deleted. */
type KeyToRemove = {
  readonly key: AccessKeyId;
  /** AWS may not know the key yet. */
  readonly isNew: boolean;
  /** Called before each try; throws where the key must not be deleted. */
  readonly requireOurs?: () => Promise<void>;
};

const neverPasses: ReadonlySet<ErrorCode> = new Set(['KEY_IN_FILES', 'KEY_OLDER_THAN_ROTATION']);

/** What became of a key that was to be deleted. */
export type RemovalResult = 'deleted' | 'not there' | { readonly denied: Failure };

/** Throws KEY_IN_FILES for a key that a known file holds: it is in use, and never touched. */
export async function requireInNoFile(
  { ports }: JournalledContext,
  key: AccessKeyId,
): Promise<void> {
  const [place] = await ports.files.locationsOf(key);
  if (place !== undefined) {
    throw new FailureError({ code: 'KEY_IN_FILES', path: place.path, line: place.line });
  }
}

/**
 * Deletes a key that no known file holds. The deletion is done once several lists, some time apart, lack the key.
 * `isNew` says that AWS may not know the key yet. Throws KEY_IN_FILES, or the last failure when AWS never came to
 * agree.
 */
export async function removeKey(
  context: JournalledContext,
  session: AwsSession,
  { key, isNew, requireOurs }: KeyToRemove,
): Promise<RemovalResult> {
  const { clock } = context.ports;
  const { userName } = context.entry().plan;
  const began = clock.monotonic();
  const unknownFor = isNew ? removal.unknownFor : 0;
  let deleted = false;
  let absent = 0;
  let wait: number = removal.apart;
  let last: Failure = { code: 'LEFT_BEHIND' };
  while (clock.monotonic() - began < removal.patience) {
    try {
      if (!deleted) {
        await requireOurs?.();
        await requireInNoFile(context, key);
        deleted = await tryDelete(session, userName, key);
      }
      const keys = await session.listKeys(userName);
      absent = keys.some((listed) => listed.id === key) ? 0 : absent + 1;
      const longEnough = deleted || clock.monotonic() - began >= unknownFor;
      if (absent >= removal.lists && longEnough) {
        return deleted ? 'deleted' : 'not there';
      }
      wait = removal.apart;
      if (deleted && absent === 0) {
        // Lists lag; at the end of the patience it is what AWS has made of its yes.
        last = { code: 'NOTHING_CHANGED', action: 'DeleteAccessKey' };
      }
    } catch (cause) {
      if (!(cause instanceof FailureError) || neverPasses.has(cause.failure.code)) {
        throw cause;
      }
      last = cause.failure;
      if (!deleted && isDenial(last)) {
        return { denied: last };
      }
      wait = Math.min(wait * 1.5, removal.longestWait);
    }
    await clock.sleep(wait);
  }
  throw new FailureError(last);
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
    if (cause instanceof FailureError && cause.failure.code === 'NO_SUCH_KEY') {
      return false;
    }
    throw cause;
  }
}
