import type { RollBackResult } from '../../../shared/contract/rotation.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import {
  advanceOldKey,
  inPhase,
  type RecordOf,
  advanceUndo,
  inKeyPhase,
} from './advance-old-key.ts';
import {
  type Entry,
  type KeyGivenUp,
  type UseReading,
  newKeyOf,
  type Progress,
  reachedIn,
} from './entry.ts';
import type { JournalRecord } from './records.ts';

/** The entry after one more record. Pure: recovery and a live rotation come to the same value. */
export function advance(entry: Entry, record: JournalRecord): Entry {
  switch (record.kind) {
    case 'begun':
      return entry;
    case 'making room':
      return makingRoom(inPhase(entry, { phase: 'making room' }), record.key, 'not known');
    case 'made room':
      return makingRoom(inPhase(entry, { phase: 'begun' }), record.key, 'yes');
    case 'creating':
      return inPhase(entry, { phase: 'creating' });
    case 'answer lost':
      return { ...entry, progress: { phase: 'answer lost', failure: record.failure } };
    case 'created':
      return inPhase(entry, { phase: 'created', newKey: record.newKey });
    case 'backing up':
      return entry;
    case 'backed up':
      return { ...entry, backedUp: true };
    case 'proved':
      return { ...proved(entry), everVerified: true };
    case 'saving': {
      const expected = [...new Set([...entry.expected, ...record.paths])];
      return inKeyPhase({ ...entry, expected }, (newKey) => ({ phase: 'saving', newKey }));
    }
    case 'saved':
      return inKeyPhase(savedEverywhere(entry), (newKey) => ({
        phase: 'saved',
        newKey,
        savedAt: record.at,
      }));
    case 'looked at uses':
      return {
        ...entry,
        useReadings: withUseReading(entry.useReadings, { at: record.at, use: record.use }),
      };
    case 'deactivating':
    case 'deactivated':
    case 'deletion changed':
    case 'deleting':
    case 'deleted':
    case 'reactivating':
    case 'reactivated':
    case 'old key gone':
      return advanceOldKey(entry, record);
    case 'undoing':
    case 'undo saving':
    case 'undone':
    case 'removing new key':
    case 'new key removed':
      return advanceUndo(entry, record);
    case 'rolling back': {
      const { failure, reached } = record;
      const newKey = record.newKey ?? newKeyOf(entry);
      const newKeyGivenUp = record.byPerson === true;
      return {
        ...inPhase(entry, { phase: 'rolling back', newKey, failure, reached }),
        newKeyGivenUp,
      };
    }
    case 'rolled back':
      return inPhase(entry, rolledBack(entry, record.undone, record.at));
    case 'opened':
      return opened(entry, record);
    case 'resumed':
      return inPhase(entry, entry.progress);
    case 'listed':
      return { ...entry, oldKeyListed: record.oldKey };
    case 'settled':
      // A key that a person gave up before is theirs to deal with now.
      return { ...inPhase(entry, entry.progress), resolved: true, newKeyGivenUp: false };
    case 'seen':
      return { ...entry, dismissed: true };
    case 'taken over':
      return {
        ...inPhase(entry, entry.progress),
        plan: { ...entry.plan, host: record.host, machine: record.machine, boot: record.boot },
      };
    case 'closed':
      return { ...entry, closed: true };
    default:
      return unreachable(record);
  }
}

/** Without a key it is the only one of a plan that an earlier version wrote. */
function makingRoom(
  entry: Entry,
  key: AccessKeyId | undefined,
  deleted: KeyGivenUp['deleted'],
): Entry {
  const keyId = key ?? entry.plan.room;
  if (keyId === undefined) return entry;
  const others = entry.madeRoom.filter((given) => given.keyId !== keyId);
  return { ...entry, madeRoom: [...others, { keyId, deleted }] };
}

function savedEverywhere(entry: Entry): Entry {
  const savedIn = [...new Set([...entry.savedIn, ...entry.expected])];
  return { ...entry, everSaved: true, expected: [], savedIn };
}

/** Only a created key becomes verified: one that is verified again while it is saved stays in its phase. */
function proved(entry: Entry): Entry {
  return entry.progress.phase === 'created'
    ? inKeyPhase(entry, (newKey) => ({ phase: 'proved', newKey }))
    : entry;
}

function rolledBack({ progress }: Entry, undone: RollBackResult, endedAt: number): Progress {
  const newKey = 'newKey' in progress ? progress.newKey : undefined;
  if (progress.phase === 'rolling back') {
    const { failure, reached } = progress;
    return { phase: 'rolled back', newKey, failure, reached, undone, endedAt };
  }
  const failure =
    progress.phase === 'answer lost' ? progress.failure : { code: 'INTERRUPTED' as const };
  const reached = reachedIn(progress);
  return { phase: 'rolled back', newKey, failure, reached, undone, endedAt };
}

function opened(entry: Entry, { reason, failure, keys, at }: RecordOf<'opened'>): Entry {
  const since = (entry.open ?? entry.openBefore)?.since ?? at;
  return { ...entry, open: { reason, failure, since, keys } };
}

/** The first reading and the last: two equal ones, hours apart, say more than one. */
function withUseReading([first]: readonly UseReading[], look: UseReading): readonly UseReading[] {
  return first === undefined || first.use.known === 'not known' ? [look] : [first, look];
}
