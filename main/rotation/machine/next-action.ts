import { unreachable } from '../../../shared/lib/unreachable.ts';
import { type Entry, isOnlyObserved, nextKeyToDelete } from './entry.ts';

/** What a rotation does next. */
export type Action =
  | 'make room'
  | 'create'
  | 'look for the key'
  | 'back up'
  | 'prove'
  | 'save'
  | 'look at uses'
  | 'retire'
  | 'delete the old key'
  | 'reactivate'
  | 'bring the old key back'
  | 'save the old key'
  | 'remove the new key'
  | 'roll back'
  | 'look what is left'
  | 'close'
  | 'rest';

/** What is known besides the journal. */
export type Circumstances = {
  /** This process began the rotation; otherwise it was found in the journal. */
  readonly begunHere: boolean;
  /** The new pair is at hand: in memory, in a known file, or in the keychain. */
  readonly pairAtHand: boolean;
  /** This process has proven the new key. */
  readonly verifiedHere: boolean;
  /** This process has proven the old key, to bring it back. */
  readonly oldKeyVerifiedHere: boolean;
  /** The person says that the old key is used nowhere else, or asks for its retirement. */
  readonly mayRetire: boolean;
  /** The old key is deleted without being deactivated first. */
  readonly deletesAtOnce: boolean;
  /** The grace period is over, or a person asks for the deletion. */
  readonly deletionIsDue: boolean;
  /** It is time to ask whether the old key was used. */
  readonly checksUses: boolean;
};

/**
 * The one decision of the engine, the same for a rotation that runs and for one that is found after a crash.
 * Before the first file is saved everything is undone; from then on everything goes forward.
 */
export function nextAction(entry: Entry, known: Circumstances): Action {
  if (entry.closed || entry.open !== undefined) {
    return 'rest';
  }
  const { progress } = entry;
  if (isOnlyObserved(entry)) {
    return 'look what is left';
  }
  switch (progress.phase) {
    case 'begun':
      return known.begunHere ? beginning(entry) : 'roll back';
    case 'making room':
      return 'roll back';
    case 'creating':
    case 'answer lost':
      return 'look for the key';
    case 'created':
    case 'proved':
    case 'saving':
      return known.pairAtHand || entry.everSaved ? forward(entry, known) : 'roll back';
    case 'saved':
      return afterSaving(known);
    case 'deactivating':
      return 'retire';
    case 'deactivated':
      return known.deletionIsDue ? 'delete the old key' : 'rest';
    case 'deleting':
      return 'delete the old key';
    case 'reactivating':
      return 'reactivate';
    case 'undoing':
      return 'bring the old key back';
    case 'undo saving':
      return known.oldKeyVerifiedHere ? 'save the old key' : 'bring the old key back';
    case 'undone':
      return 'rest';
    case 'removing new key':
      return 'remove the new key';
    case 'rolling back':
      return 'roll back';
    case 'deleted':
    case 'new key removed':
    case 'old key gone':
    case 'rolled back':
      return 'close';
    default:
      return unreachable(progress);
  }
}

function beginning(entry: Entry): Action {
  return nextKeyToDelete(entry) === undefined ? 'create' : 'make room';
}

function forward({ plan, backedUp, progress }: Entry, { verifiedHere }: Circumstances): Action {
  if (progress.phase === 'created' && plan.backups && !backedUp) {
    return 'back up';
  }
  return verifiedHere ? 'save' : 'prove';
}

function afterSaving({ mayRetire, deletesAtOnce, checksUses }: Circumstances): Action {
  if (mayRetire) {
    return deletesAtOnce ? 'delete the old key' : 'retire';
  }
  return checksUses ? 'look at uses' : 'rest';
}
