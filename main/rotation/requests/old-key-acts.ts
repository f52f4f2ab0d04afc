import type { OldKeyAct } from '../../../shared/contract/rotation.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { failureForgotten, type JournalledContext, type JournalledRun } from '../machine/run.ts';
import { requireOldPair } from '../signing/pairs.ts';
import { endOfGrace } from '../steps/retire.ts';

/** What can be done with the old key now, in the order in which it is offered. Pure. */
export function availableOldKeyActs(run: JournalledRun): OldKeyAct[] {
  const { progress, backedUp, open } = run.entry;
  if (open !== undefined) {
    return [];
  }
  const isAtHand = backedUp || run.oldPair !== undefined || run.isOldPairInFiles;
  const undo = isAtHand ? (['undo'] as const) : [];
  switch (progress.phase) {
    case 'saved':
      return ['retire', ...undo];
    case 'deactivated': {
      const waits = progress.deleteAfter === undefined ? [] : (['extend', 'keep'] as const);
      return [...undo, 'reactivate', ...waits, 'delete now'];
    }
    case 'deactivating':
      return ['retire', ...undo];
    case 'deleting':
      return ['delete now', ...undo];
    case 'reactivating':
      return ['reactivate', ...undo];
    case 'begun':
    case 'making room':
    case 'creating':
    case 'answer lost':
    case 'created':
    case 'proved':
    case 'saving':
    case 'deleted':
    case 'old key gone':
    case 'undoing':
    case 'undo saving':
    case 'undone':
    case 'removing new key':
    case 'new key removed':
    case 'rolling back':
    case 'rolled back':
      return [];
    default:
      return unreachable(progress);
  }
}

/**
 * Takes a person's request up to its first record; the engine loop does the rest. Throws UNKNOWN_ROTATION for what is
 * not offered, what `beginUndo` throws, JOURNAL_NOT_WRITABLE: nothing has changed then.
 */
export async function requestOldKeyAct(context: JournalledContext, act: OldKeyAct): Promise<void> {
  if (!availableOldKeyActs(context.run()).includes(act)) {
    throw new FailureError({ code: 'UNKNOWN_ROTATION' });
  }
  context.updateRun(failureForgotten);
  switch (act) {
    case 'retire':
    case 'delete now':
      return context.updateRun({ requested: act });
    case 'reactivate':
      return context.record({ kind: 'reactivating' });
    case 'extend':
      return context.record({ kind: 'deletion changed', deleteAfter: endOfGrace(context) });
    case 'keep':
      return context.record({ kind: 'deletion changed' });
    case 'undo':
      return beginUndo(context);
    default:
      return unreachable(act);
  }
}

/**
 * Records that an undo begins, which calls a planned deletion off. Throws NO_BACKUP where the old pair is not at hand,
 * KEYCHAIN_* where that is unknown, JOURNAL_NOT_WRITABLE: nothing has changed then.
 */
export async function beginUndo(context: JournalledContext): Promise<void> {
  await requireOldPair(context);
  const oldKey = { oldKeyVerifiedHere: false, verifyingSince: undefined, requested: undefined };
  context.updateRun({ ...failureForgotten, ...oldKey });
  await context.record({ kind: 'undoing' });
}
