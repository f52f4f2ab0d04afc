import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import type { KeyFacts } from '../../../shared/values/key-facts.ts';
import { type Entry, newKeyOf } from '../machine/entry.ts';
import type { JournalledContext } from '../machine/run.ts';
import { gatherKeyFacts } from '../signing/gather-key-facts.ts';
import { newPairAtHand, oldPairAtHand, requirePair } from '../signing/pairs.ts';
import { withRights } from '../signing/sessions.ts';
import { anySigner } from '../signing/signers.ts';
import { requireOwnEndpoint } from './journal-in-doubt.ts';
import { recordNeededDecision } from './record-needed-decision.ts';

/**
 * For a rotation that is marked as resolved: closes it once AWS lists none of its keys, apart from those that a known
 * file holds. Until then it needs a decision, with the keys that are left. Throws why that is unknown.
 */
export async function checkLeftoverKeys(context: JournalledContext): Promise<void> {
  const ids: AccessKeyId[] = [];
  for (const id of keysOf(context.entry())) {
    if ((await context.ports.files.locationsOf(id)).length === 0) ids.push(id);
  }
  const left = ids.length === 0 ? [] : await listed(context, ids);
  await (left.length === 0
    ? context.close('keyturn')
    : recordNeededDecision(context, 'left on AWS', { code: 'LEFT_BEHIND' }, left));
}

/** The keys of an entry, where only their key IDs are known. */
export function unknownKeyFacts(entry: Entry): readonly KeyFacts[] {
  return keysOf(entry).map((keyId): KeyFacts => ({
    keyId,
    status: 'not known',
    lastUse: { known: 'not known' },
    profiles: [],
  }));
}

function keysOf(entry: Entry): readonly AccessKeyId[] {
  const newKey = newKeyOf(entry);
  return [entry.plan.oldKey, ...(newKey === undefined ? [] : [newKey])];
}

async function listed(
  context: JournalledContext,
  ids: readonly AccessKeyId[],
): Promise<readonly KeyFacts[]> {
  await requireOwnEndpoint(context);
  const { userName } = context.entry().plan;
  // Any working key of the user signs: only the new one may be left.
  const pairs = [await oldPairAtHand(context), await newPairAtHand(context)];
  const signer = requirePair(await anySigner(context, pairs));
  return withRights(context, signer, async (session) => {
    const keys = await session.listKeys(userName);
    return gatherKeyFacts(
      context.ports,
      session,
      keys.filter(({ id }) => ids.includes(id)),
    );
  });
}
