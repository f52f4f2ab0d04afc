import { unreachable } from '../../shared/unreachable.ts';
import type { Entry } from './entry.ts';

/** What a rotation does next. */
export type Action =
  | 'create'
  | 'look for the key'
  | 'prove'
  | 'save'
  | 'retire'
  | 'roll back'
  | 'close'
  | 'rest';

/** What is known besides the journal. */
export type Circumstances = {
  /** This process began the rotation; otherwise it was found in the journal. */
  readonly begunHere: boolean;
  /** The new pair is at hand: in memory, or in a known file. */
  readonly pairAtHand: boolean;
  /** This process has proven the new key. */
  readonly provenHere: boolean;
  /** The person says that the old key is used nowhere else, or asks for its retirement. */
  readonly mayRetire: boolean;
};

function forward({ provenHere }: Circumstances): Action {
  return provenHere ? 'save' : 'prove';
}

/**
 * The one decision of the engine, the same for a rotation that runs and for one that is found after a crash.
 * Before the first file is saved everything is undone; from then on everything goes forward.
 */
export function nextAction(entry: Entry, known: Circumstances): Action {
  if (entry.closed || entry.open !== undefined) {
    return 'rest';
  }
  const { progress } = entry;
  switch (progress.phase) {
    case 'begun':
      return known.begunHere ? 'create' : 'roll back';
    case 'creating':
    case 'answer lost':
      return 'look for the key';
    case 'created':
    case 'proved':
    case 'saving':
      return known.pairAtHand ? forward(known) : 'roll back';
    case 'saved':
      return known.mayRetire ? 'retire' : 'rest';
    case 'deactivating':
      return 'retire';
    case 'deactivated':
      return 'rest';
    case 'rolling back':
      return 'roll back';
    case 'old key gone':
    case 'rolled back':
      return 'close';
    default:
      return unreachable(progress);
  }
}
