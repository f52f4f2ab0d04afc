import { newRecord } from './lock-record.ts';
import type { LockSystem } from './lock-system.ts';
import {
  makeDraft,
  otherClaims,
  raiseClaim,
  readRecordOrOddity,
  removeQuietly,
} from './own-files.ts';
import { forgetNonce } from './own-nonces.ts';
import { judge } from './verdict.ts';

/** Whose claims are in the way: those that can't be told to have fallen too, unless a person asked. */
export type ClaimOverride = { readonly byPerson: boolean };

/**
 * Runs an action that removes a lock, while nobody else on this computer does such a thing to the same one. Gives
 * false, and does not run it, where somebody else is at it. Throws FolderRefused or what the disk does.
 *
 * Each raises a claim first and looks for others then: of two, at least one sees the other. A claim has a name of
 * its own that never comes back, so a fallen one can be removed by anybody at any time, which a lock cannot.
 */
export async function withExclusiveClaim(
  lock: string,
  system: LockSystem,
  asked: ClaimOverride,
  action: () => Promise<void>,
): Promise<boolean> {
  const draft = await makeDraft(lock, newRecord(system.me));
  try {
    const claim = await raiseClaim(draft);
    try {
      for (const other of await otherClaims(lock, claim)) {
        if (!(await gaveWay(other, system, asked))) return false;
      }
      await action();
      return true;
    } finally {
      await removeQuietly(claim.path);
    }
  } finally {
    await removeQuietly(draft.path);
    forgetNonce(draft.record.nonce);
  }
}

async function gaveWay(claim: string, system: LockSystem, asked: ClaimOverride): Promise<boolean> {
  const found = await readRecordOrOddity(claim);
  if (found === undefined) return true;
  const { record, owner } = found;
  const verdict = record === undefined ? 'foreign' : await judge({ record, owner }, system);
  if (verdict === 'living' || (verdict !== 'fallen' && !asked.byPerson)) return false;
  await removeQuietly(claim);
  return true;
}
