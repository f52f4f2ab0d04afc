import type { UseSince } from '../../../shared/contract/rotation.ts';
import { MINUTE, HOUR } from '../../../shared/lib/time.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import type { LastUse } from '../../../shared/values/key-facts.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import type { Entry } from '../machine/entry.ts';
import type { JournalledContext } from '../machine/run.ts';
import { resultOrFailure } from '../signing/gather-key-facts.ts';
import { withRights } from '../signing/sessions.ts';
import { recordOldKeyStatus } from './record-old-key-status.ts';

/** Times in ms. */
const looking = {
  /** AWS reports a use within this time ("Getting credential reports" names up to four hours). */
  apart: 4 * HOUR,
  /** The answer can be about our own requests for this long. */
  ours: 15 * MINUTE,
} as const;

/**
 * Reads when the old key was last used, signed by the new one; recorded where that has changed, or hours have passed.
 */
export async function checkOldKeyUse(context: JournalledContext, newPair: KeyPair): Promise<void> {
  context.updateRun({ checksUses: false });
  const { plan, useReadings } = context.entry();
  const lastUse = await withRights(context, newPair, async (session) => {
    // A policy may deny the list; the last use is read all the same.
    const keys = await resultOrFailure(session.listKeys(plan.userName));
    if (!(keys instanceof FailureError)) await recordOldKeyStatus(context, keys);
    const use = await session.lastUsed(plan.oldKey);
    return use.lastUse;
  });
  const last = useReadings.at(-1);
  const isOld = last === undefined || context.ports.clock.now() - last.at >= looking.apart;
  if (isOld || !isSameUse(last.use, lastUse)) {
    await context.record({ kind: 'looked at uses', use: lastUse });
  }
}

function isSameUse(one: LastUse, other: LastUse): boolean {
  return one.known === 'used' && other.known === 'used'
    ? one.at === other.at && one.service === other.service && one.region === other.region
    : one.known === other.known;
}

/** Whether other programs have used the old key since it was replaced, by the readings of its use. Pure. */
export function useSince({ plan, progress, useReadings }: Entry): UseSince {
  const last = useReadings.at(-1);
  const [first] = useReadings;
  if (last === undefined || first === undefined || !('savedAt' in progress)) {
    return { use: 'not known' };
  }
  if (last.use.known === 'used' && isByOthers(last.use, plan.at, progress.savedAt)) {
    const { at, service, region } = last.use;
    return { use: 'used', at, service, region };
  }
  const apart = last.at - first.at >= looking.apart;
  return apart && last.use.known !== 'not known'
    ? { use: 'not used', lookedAt: last.at }
    : { use: 'not known' };
}

/** A use after the rotation that can't be one of our own requests. */
function isByOthers(
  { at, service }: Extract<LastUse, { known: 'used' }>,
  begunAt: number,
  savedAt: number,
): boolean {
  const mayBeOurs =
    (service === 'iam' || service === 'sts') &&
    at >= begunAt - looking.ours &&
    at <= savedAt + looking.ours;
  return at > savedAt && !mayBeOurs;
}
