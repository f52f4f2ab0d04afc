import { Failed } from '../../shared/failure.ts';
import type { OldKeyAct } from '../../shared/rotation.ts';
import { unreachable } from '../../shared/unreachable.ts';
import type { Entry } from './entry.ts';
import { oldPairAtHand } from './pairs.ts';
import { endOfGrace } from './retire.ts';
import type { Journalled, Run } from './run.ts';

/** What can be done with the old key now, in the order in which it is offered. Pure. */
export function actsFor({ oldPair }: Run, { progress, backedUp, open }: Entry): OldKeyAct[] {
  if (open !== undefined) {
    return [];
  }
  const undo = backedUp || oldPair !== undefined ? (['undo'] as const) : [];
  switch (progress.phase) {
    case 'saved':
      return ['retire', ...undo];
    case 'deactivated': {
      const waits = progress.deleteAfter === undefined ? [] : (['extend', 'keep'] as const);
      return [...undo, 'reactivate', ...waits, 'delete now'];
    }
    case 'deactivating':
      return ['retire'];
    case 'deleting':
      return ['delete now'];
    case 'reactivating':
      return ['reactivate'];
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
 * Does what a person asks for, up to its first durable act; `drive` does the rest. Throws UNKNOWN_ROTATION for what is
 * not offered, NO_BACKUP where the old pair can't be had, JOURNAL_NOT_WRITABLE: nothing has changed then.
 */
export async function askFor(context: Journalled, act: OldKeyAct): Promise<void> {
  if (!actsFor(context.run(), context.entry()).includes(act)) {
    throw new Failed({ code: 'UNKNOWN_ROTATION' });
  }
  context.forget('retirementFailure', 'deniedAt');
  switch (act) {
    case 'retire':
    case 'delete now':
      return context.note({ asked: act });
    case 'reactivate':
      return context.record({ kind: 'reactivating' });
    case 'extend':
      return context.record({ kind: 'deletion changed', deleteAfter: endOfGrace(context) });
    case 'keep':
      return context.record({ kind: 'deletion changed' });
    case 'undo':
      if ((await oldPairAtHand(context)) === undefined) {
        throw new Failed({ code: 'NO_BACKUP' });
      }
      context.note({ oldKeyProvenHere: false });
      context.forget('proofBeganAt');
      return context.record({ kind: 'undoing' });
    default:
      return unreachable(act);
  }
}
