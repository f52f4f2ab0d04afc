import { unreachable } from '../../../shared/lib/unreachable.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import { entryOf, type Run } from '../machine/run.ts';

/** A new key that has replaced an old one in the files, and since when (by this computer's clock). */
export type KeyReplacement = {
  readonly oldKey: AccessKeyId;
  readonly newKey: AccessKeyId;
  readonly at: number;
};

/** The key that a run has replaced: one at most, and none once it is undone. Pure. */
export function replacementsOf(run: Run): readonly KeyReplacement[] {
  const entry = entryOf(run);
  if (entry === undefined || !('savedAt' in entry.progress)) return [];
  const { phase, newKey, savedAt: at } = entry.progress;
  switch (phase) {
    case 'undoing':
    case 'undo saving':
    case 'removing new key':
    case 'undone':
    case 'new key removed':
      return [];
    case 'saved':
    case 'deactivating':
    case 'deactivated':
    case 'deleting':
    case 'deleted':
    case 'reactivating':
    case 'old key gone':
      return [{ oldKey: entry.plan.oldKey, newKey, at }];
    default:
      return unreachable(phase);
  }
}
