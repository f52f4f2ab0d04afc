import { denialCodes, isQuarantine } from '../../../shared/values/denial-codes.ts';
import type { ErrorCode, Failure } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import type { KeyFacts } from '../../../shared/values/key-facts.ts';
import { newKeyOf } from '../machine/entry.ts';
import type { JournalledContext } from '../machine/run.ts';
import { gatherKeyFacts } from '../signing/gather-key-facts.ts';
import { newPairAtHand, oldPairAtHand } from '../signing/pairs.ts';
import { withRights } from '../signing/sessions.ts';
import { anySigner } from '../signing/signers.ts';

/**
 * Failures of an undo whose cause is a key: an administrator, or the other key, may help. Quarantine is not among them:
 * Keyturn asks nobody to activate a key that AWS has found in public.
 */
const liesInKeys: ReadonlySet<ErrorCode> = new Set([
  'OLD_KEY_NOT_ACCEPTED',
  'OLD_KEY_GONE',
  'OTHER_IDENTITY',
  ...denialCodes.filter((code) => code !== 'MFA_NEEDED' && !isQuarantine(code)),
  'NO_SUCH_USER',
  'OLD_KEY_NOT_AT_HAND',
]);

/**
 * What AWS lists of the old and the new key, if they are why an undo has stopped; read with any key of the user that
 * works. Empty if the undo has stopped for another reason. Never fails.
 */
export async function keysOfUndo(
  context: JournalledContext,
  { code }: Failure,
): Promise<readonly KeyFacts[]> {
  if (!liesInKeys.has(code)) {
    return [];
  }
  const { oldKey } = context.entry().plan;
  const newKey = newKeyOf(context.entry());
  // Without its secret the old key can't be saved, though AWS may activate it.
  const ids = [code === 'OLD_KEY_NOT_AT_HAND' ? undefined : oldKey, newKey].filter(
    (id) => id !== undefined,
  );
  try {
    return await askedFor(context, ids);
  } catch (cause) {
    context.ports.log.error('the keys of an undo could not be looked at', cause);
    return Promise.all(ids.map((id) => unlisted(context, id, 'not known')));
  }
}

async function askedFor(
  context: JournalledContext,
  ids: readonly AccessKeyId[],
): Promise<readonly KeyFacts[]> {
  const { userName } = context.entry().plan;
  const pairs = [await newPairAtHand(context), await oldPairAtHand(context)];
  const signer = await anySigner(context, pairs);
  if (signer === undefined) {
    return Promise.all(ids.map((id) => unlisted(context, id, 'not known')));
  }
  return withRights(context, signer, async (session) => {
    const listed = await session.listKeys(userName);
    const facts = await gatherKeyFacts(
      context.ports,
      session,
      listed.filter(({ id }) => ids.includes(id)),
    );
    const missing = ids.filter((id) => !facts.some(({ keyId }) => keyId === id));
    const gone = await Promise.all(missing.map((id) => unlisted(context, id, 'not listed')));
    // The old key comes first.
    return [...facts, ...gone].toSorted((one, two) => placeIn(ids, one) - placeIn(ids, two));
  });
}

/** The facts of a key without AWS: the profiles that hold it. */
async function unlisted(
  { ports }: JournalledContext,
  keyId: AccessKeyId,
  status: 'not listed' | 'not known',
): Promise<KeyFacts> {
  const look = await ports.files.read();
  const profiles = look.profiles.flatMap((profile) =>
    profile.kind === 'long-term key' && profile.pair.id === keyId ? [profile.name] : [],
  );
  return { keyId, status, lastUse: { known: 'not known' }, profiles };
}

function placeIn(ids: readonly AccessKeyId[], { keyId }: KeyFacts): number {
  return ids.findIndex((id) => id === keyId);
}
