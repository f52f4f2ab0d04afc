import { Failed } from '../../shared/failure.ts';
import type { AccessKeyId } from '../../shared/identifiers.ts';
import type { AwsSession } from '../aws/session.ts';
import type { KeyPair } from '../secrets/key-pair.ts';
import { newKeyOf } from './entry.ts';
import type { Journalled } from './run.ts';
import { isSameUser, requireSameUser } from './same-user.ts';
import { connectionOfEntry, withRights, withSigner } from './sessions.ts';

/** The new pair, if this process made it, or a known file or the keychain holds it: then a rotation can go forward. */
export async function newPairAtHand(context: Journalled): Promise<KeyPair | undefined> {
  const newKey = newKeyOf(context.entry());
  const { newPair } = context.run();
  return newPair ?? (newKey === undefined ? undefined : keptPair(context, newKey));
}

/** The pair that the check proved, if this process made it: a file may hold the same id with another secret. */
export async function oldPairAtHand(context: Journalled): Promise<KeyPair | undefined> {
  return context.run().oldPair ?? keptPair(context, context.entry().plan.oldKey);
}

/** A pair out of the files or the keychain; what can't be read is logged, and holds none. */
async function keptPair(context: Journalled, id: AccessKeyId): Promise<KeyPair | undefined> {
  const { ports, entry } = context;
  try {
    const pair = await ports.files.pairOf(id);
    if (pair !== undefined) {
      return pair;
    }
  } catch (cause) {
    ports.log.error('a known file could not be read', cause);
  }
  if (!entry().plan.backups) {
    return undefined;
  }
  try {
    return (await ports.backups.find(id))?.pair;
  } catch (cause) {
    ports.log.error('the keychain could not be read', cause);
    return undefined;
  }
}

/** The pair, or NO_KEY_TO_SIGN where there is none. */
export function required(pair: KeyPair | undefined): KeyPair {
  if (pair === undefined) {
    throw new Failed({ code: 'NO_KEY_TO_SIGN' });
  }
  return pair;
}

/**
 * Runs `use` with a session of the rotation's user, signed by the old key, or where AWS does not accept that by
 * another key of the same user in a known file. Who signs is asked of AWS before. Throws NO_KEY_TO_SIGN,
 * OTHER_IDENTITY, MFA_NEEDED, or why AWS could not be asked.
 */
export async function asTheUser<Result>(
  context: Journalled,
  use: (session: AwsSession) => Promise<Result>,
): Promise<Result> {
  const own = await oldPairAtHand(context);
  const other = async () => {
    const pair = await anotherPair(context);
    return withRights(context, required(pair), use);
  };
  if (own === undefined) {
    return other();
  }
  const signsForUs = await withSigner(
    context.ports,
    { pair: own, connection: connectionOfEntry(context.entry()) },
    async (session) => {
      try {
        await requireSameUser(session, context.entry().plan);
        return true;
      } catch (cause) {
        if (isNotAccepted(cause)) {
          return false;
        }
        throw cause;
      }
    },
  );
  return signsForUs ? withRights(context, own, use) : other();
}

function isNotAccepted(cause: unknown): boolean {
  const codes: readonly string[] = ['KEY_NOT_ACCEPTED', 'SIGNATURE_REFUSED'];
  return cause instanceof Failed && codes.includes(cause.failure.code);
}

/** Another long-term key in the known files that AWS says is of the same user; never one of this rotation. */
async function anotherPair(context: Journalled): Promise<KeyPair | undefined> {
  const { ports, entry } = context;
  const { plan } = entry();
  const passed = new Set<AccessKeyId | undefined>([plan.oldKey, newKeyOf(entry())]);
  for (const profile of (await ports.files.read()).profiles) {
    if (profile.kind !== 'long-term key') continue;
    const { pair } = profile;
    if (passed.has(pair.id)) continue;
    passed.add(pair.id);
    if (await isOfThisUser(context, pair)) {
      return pair;
    }
  }
  return undefined;
}

async function isOfThisUser(context: Journalled, pair: KeyPair): Promise<boolean> {
  const connection = connectionOfEntry(context.entry());
  return withSigner(context.ports, { pair, connection }, async (session) => {
    try {
      return isSameUser(await session.identity(), context.entry().plan);
    } catch (cause) {
      if (isNotAccepted(cause)) {
        return false;
      }
      throw cause;
    }
  });
}
