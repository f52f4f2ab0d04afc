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

/** `byPerson`: a person has decided to ignore claims whose process can't be checked. */
export type ClaimOverride = { readonly byPerson: boolean };

/**
 * Runs an action that removes a lock, if no other process of this computer is removing it; returns false otherwise.
 * Throws FolderRefusedError or the system's error.
 *
 * Each process creates a claim first and then looks for others: of two, at least one sees the other. The name of a
 * claim is never used again, so any process can remove a fallen one at any time. That is not so for a lock.
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
