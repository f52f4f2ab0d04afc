import type { Failure } from '../../shared/failure.ts';
import type { AccessKeyId } from '../../shared/identifiers.ts';
import type { KeyFacts, OpenReason, StepName, Undone } from '../../shared/rotation.ts';
import { unreachable } from '../../shared/unreachable.ts';
import type { Begun, JournalRecord } from './journal/records.ts';

/** How far a rotation has come, as the journal knows it. */
export type Progress =
  | { readonly phase: 'begun' }
  | { readonly phase: 'creating' }
  | { readonly phase: 'answer lost'; readonly failure: Failure }
  | { readonly phase: 'created'; readonly newKey: AccessKeyId }
  | { readonly phase: 'proved'; readonly newKey: AccessKeyId }
  | { readonly phase: 'saving'; readonly newKey: AccessKeyId }
  | { readonly phase: 'saved'; readonly newKey: AccessKeyId; readonly savedAt: number }
  | { readonly phase: 'deactivating'; readonly newKey: AccessKeyId; readonly savedAt: number }
  | {
      readonly phase: 'deactivated' | 'old key gone';
      readonly newKey: AccessKeyId;
      readonly savedAt: number;
      readonly retiredAt: number;
    }
  | {
      readonly phase: 'rolling back';
      readonly newKey: AccessKeyId | undefined;
      readonly failure: Failure;
      readonly reached: StepName;
    }
  | {
      readonly phase: 'rolled back';
      readonly failure: Failure;
      readonly reached: StepName;
      readonly undone: Undone;
      readonly endedAt: number;
    };

/** Why a rotation waits for a person. */
export type Open = {
  readonly reason: OpenReason;
  readonly failure: Failure;
  readonly since: number;
  readonly keys: readonly KeyFacts[];
};

/** A rotation from its first record on: the journal folded into one value. */
export type Entry = {
  readonly plan: Begun;
  readonly progress: Progress;
  readonly open: Open | undefined;
  /** How it was open before it was tried again. */
  readonly openBefore: Open | undefined;
  readonly closed: boolean;
};

/** The entry that a first record begins. */
export function beginEntry(plan: Begun): Entry {
  return {
    plan,
    progress: { phase: 'begun' },
    open: undefined,
    openBefore: undefined,
    closed: false,
  };
}

/** What a person may still stop: from the first saved file on, a rotation only goes forward. */
export function mayCancel({ progress }: Entry): boolean {
  return ['begun', 'creating', 'created', 'proved'].includes(progress.phase);
}

/** The new key of an entry, as soon as its id is known. */
export function newKeyOf({ progress }: Entry): AccessKeyId | undefined {
  return 'newKey' in progress ? progress.newKey : undefined;
}

function savedAtOf(progress: Progress, otherwise: number): number {
  return 'savedAt' in progress ? progress.savedAt : otherwise;
}

function goOn(entry: Entry, progress: Progress): Entry {
  return { ...entry, progress, open: undefined, openBefore: entry.open ?? entry.openBefore };
}

function withKey(entry: Entry, make: (newKey: AccessKeyId) => Progress): Entry {
  const newKey = newKeyOf(entry);
  // A record that can't follow is ignored: the journal is read from a disk, not trusted.
  return newKey === undefined ? entry : goOn(entry, make(newKey));
}

/** The entry after one more record. Pure: recovery and a live rotation come to the same value. */
export function advance(entry: Entry, record: JournalRecord): Entry {
  const { progress } = entry;
  switch (record.kind) {
    case 'begun':
      return entry;
    case 'creating':
      return goOn(entry, { phase: 'creating' });
    case 'answer lost':
      return { ...entry, progress: { phase: 'answer lost', failure: record.failure } };
    case 'created':
      return goOn(entry, { phase: 'created', newKey: record.newKey });
    case 'proved':
      // Proven once more after a file was saved: that is no way back.
      return progress.phase === 'created'
        ? withKey(entry, (newKey) => ({ phase: 'proved', newKey }))
        : entry;
    case 'saving':
      return withKey(entry, (newKey) => ({ phase: 'saving', newKey }));
    case 'saved':
      return withKey(entry, (newKey) => ({ phase: 'saved', newKey, savedAt: record.at }));
    case 'deactivating':
      return withKey(entry, (newKey) => ({
        phase: 'deactivating',
        newKey,
        savedAt: savedAtOf(progress, record.at),
      }));
    case 'deactivated':
    case 'old key gone':
      return withKey(entry, (newKey) => ({
        phase: record.kind,
        newKey,
        savedAt: savedAtOf(progress, record.at),
        retiredAt: record.at,
      }));
    case 'rolling back':
      return goOn(entry, {
        phase: 'rolling back',
        newKey: record.newKey ?? newKeyOf(entry),
        failure: record.failure,
        reached: record.reached,
      });
    case 'rolled back':
      return goOn(entry, rolledBack(progress, record.undone, record.at));
    case 'opened':
      return {
        ...entry,
        open: {
          reason: record.reason,
          failure: record.failure,
          since: (entry.open ?? entry.openBefore)?.since ?? record.at,
          keys: record.keys,
        },
      };
    case 'resumed':
      return goOn(entry, progress);
    case 'closed':
      return { ...entry, closed: true };
    default:
      return unreachable(record);
  }
}

function rolledBack(progress: Progress, undone: Undone, at: number): Progress {
  if (progress.phase === 'rolling back') {
    const { failure, reached } = progress;
    return { phase: 'rolled back', failure, reached, undone, endedAt: at };
  }
  const failure =
    progress.phase === 'answer lost' ? progress.failure : { code: 'INTERRUPTED' as const };
  return { phase: 'rolled back', failure, reached: reachedIn(progress), undone, endedAt: at };
}

/** The step that a phase belongs to. */
export function reachedIn({ phase, ...progress }: Progress): StepName {
  switch (phase) {
    case 'begun':
    case 'creating':
    case 'answer lost':
      return 'create';
    case 'created':
      return 'prove';
    case 'proved':
    case 'saving':
      return 'save';
    case 'saved':
    case 'deactivating':
    case 'deactivated':
    case 'old key gone':
      return 'retire';
    case 'rolling back':
    case 'rolled back':
      return 'reached' in progress ? progress.reached : 'create';
    default:
      return unreachable(phase);
  }
}
