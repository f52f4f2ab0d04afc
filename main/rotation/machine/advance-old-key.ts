import { unreachable } from '../../../shared/lib/unreachable.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import { type Entry, isUndoing, newKeyOf, type Progress } from './entry.ts';
import type { JournalRecord } from './records.ts';

/** The records of one kind. */
export type RecordOf<Kind extends JournalRecord['kind']> = Extract<JournalRecord, { kind: Kind }>;

/** The entry in its next phase: it needs no decision any more. Pure. */
export function inPhase(entry: Entry, progress: Progress): Entry {
  return { ...entry, progress, open: undefined, openBefore: entry.open ?? entry.openBefore };
}

/** The same for a phase that knows the new key. Pure. */
export function inKeyPhase(entry: Entry, make: (newKey: AccessKeyId) => Progress): Entry {
  const newKey = newKeyOf(entry);
  // A record that can't follow is ignored: the journal is read from a disk, not trusted.
  return newKey === undefined ? entry : inPhase(entry, make(newKey));
}

type OldKeyRecord = RecordOf<
  | 'deactivating'
  | 'deactivated'
  | 'deletion changed'
  | 'deleting'
  | 'deleted'
  | 'reactivating'
  | 'reactivated'
  | 'old key gone'
>;

/** The entry after a record about the old key, once the new one is saved. Pure. */
export function advanceOldKey(entry: Entry, record: OldKeyRecord): Entry {
  const { progress } = entry;
  const savedAt = 'savedAt' in progress ? progress.savedAt : record.at;
  const retiredBefore = 'retiredAt' in progress ? progress.retiredAt : undefined;
  const retiredAt = retiredBefore ?? record.at;
  switch (record.kind) {
    case 'deleting':
      return inKeyPhase({ ...entry, mayBeInactive: true }, (newKey) => ({
        phase: 'deleting',
        newKey,
        savedAt,
        retiredAt: retiredBefore,
      }));
    case 'deactivating':
    case 'deleted':
    case 'old key gone': {
      const undoCameTooLate = record.kind === 'old key gone' && isUndoing(entry);
      return inKeyPhase({ ...entry, mayBeInactive: true, undoCameTooLate }, (newKey) => ({
        phase: record.kind,
        newKey,
        savedAt,
      }));
    }
    case 'deactivated':
    case 'deletion changed': {
      const { deleteAfter } = record;
      const kept = deleteAfter === undefined;
      const retired = { held: false, kept, wasRetired: true, oldKeyListed: 'Inactive' } as const;
      return inKeyPhase({ ...entry, ...retired }, (newKey) => ({
        phase: 'deactivated',
        newKey,
        savedAt,
        retiredAt,
        deleteAfter,
      }));
    }
    case 'reactivating':
      // The planned deletion is called off here, and the outcome is a new one: it is shown again.
      return inKeyPhase({ ...entry, dismissed: false }, (newKey) => ({
        phase: 'reactivating',
        newKey,
        savedAt,
        retiredAt,
        deleteAfter: undefined,
      }));
    case 'reactivated':
      return inKeyPhase(againActive({ ...entry, held: true, kept: false }), (newKey) => ({
        phase: 'saved',
        newKey,
        savedAt,
      }));
    default:
      return unreachable(record);
  }
}

/** AWS has accepted the old key again. */
function againActive(entry: Entry): Entry {
  return { ...entry, wasRetired: false, mayBeInactive: false, oldKeyListed: 'Active' };
}

type UndoRecord = RecordOf<
  'undoing' | 'undo saving' | 'undone' | 'removing new key' | 'new key removed'
>;

/** The entry after a record of an undo. Pure. */
export function advanceUndo(entry: Entry, record: UndoRecord): Entry {
  const { progress } = entry;
  const savedAt = 'savedAt' in progress ? progress.savedAt : record.at;
  const undoneAt = 'undoneAt' in progress ? progress.undoneAt : record.at;
  switch (record.kind) {
    case 'undoing':
      return inKeyPhase({ ...entry, dismissed: false }, (newKey) => ({
        phase: record.kind,
        newKey,
        savedAt,
      }));
    case 'undo saving':
      return inKeyPhase(againActive({ ...entry, dismissed: false }), (newKey) => ({
        phase: record.kind,
        newKey,
        savedAt,
      }));
    case 'undone':
    case 'removing new key':
    case 'new key removed':
      return inKeyPhase(entry, (newKey) => ({ phase: record.kind, newKey, savedAt, undoneAt }));
    default:
      return unreachable(record);
  }
}
