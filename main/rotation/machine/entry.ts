import type {
  DecisionReason,
  StepName,
  RollBackResult,
} from '../../../shared/contract/rotation.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import type { Failure } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import type { KeyFacts, LastUse } from '../../../shared/values/key-facts.ts';
import type { BegunRecord } from './records.ts';

type AfterSaving = { readonly newKey: AccessKeyId; readonly savedAt: number };

/** How far a rotation has come, as the journal knows it. */
export type Progress =
  | { readonly phase: 'begun' }
  | { readonly phase: 'making room' }
  | { readonly phase: 'creating' }
  | { readonly phase: 'answer lost'; readonly failure: Failure }
  | { readonly phase: 'created'; readonly newKey: AccessKeyId }
  | { readonly phase: 'proved'; readonly newKey: AccessKeyId }
  | { readonly phase: 'saving'; readonly newKey: AccessKeyId }
  | (AfterSaving & {
      readonly phase: 'saved' | 'deactivating' | 'deleted' | 'old key gone';
    })
  /** `retiredAt` where it was deactivated before. */
  | (AfterSaving & { readonly phase: 'deleting'; readonly retiredAt: number | undefined })
  | (AfterSaving & {
      readonly phase: 'deactivated' | 'reactivating';
      readonly retiredAt: number;
      /** By AWS's clock; undefined where a person keeps the key. */
      readonly deleteAfter: number | undefined;
    })
  | (AfterSaving & { readonly phase: 'undoing' | 'undo saving' })
  | (AfterSaving & {
      readonly phase: 'undone' | 'removing new key' | 'new key removed';
      readonly undoneAt: number;
    })
  | {
      readonly phase: 'rolling back';
      readonly newKey: AccessKeyId | undefined;
      readonly failure: Failure;
      readonly reached: StepName;
    }
  | {
      readonly phase: 'rolled back';
      readonly newKey: AccessKeyId | undefined;
      readonly failure: Failure;
      readonly reached: StepName;
      readonly undone: RollBackResult;
      readonly endedAt: number;
    };

/** Why a rotation waits for a person. */
export type NeededDecision = {
  readonly reason: DecisionReason;
  readonly failure: Failure;
  readonly since: number;
  readonly keys: readonly KeyFacts[];
};

/** The last use of the old key as AWS reported it, and when it was read. */
export type UseReading = { readonly at: number; readonly use: LastUse };

/** A key that is deleted to free a slot, from the moment on in which it may be deleted. */
export type KeyGivenUp = { readonly keyId: AccessKeyId; readonly deleted: 'yes' | 'not known' };

/** A rotation from its first record on: the journal folded into one value. */
export type Entry = {
  readonly plan: BegunRecord;
  readonly progress: Progress;
  readonly open: NeededDecision | undefined;
  /** How it was open before it was tried again. */
  readonly openBefore: NeededDecision | undefined;
  readonly closed: boolean;
  /** The new pair was verified once. Later records do not change that. */
  readonly everVerified: boolean;
  /** A file has held the new key: a program may use it, so it is never rolled back. */
  readonly everSaved: boolean;
  readonly backedUp: boolean;
  /** The keys that were, or may have been, deleted for the new one, as a person chose; others are untouched. */
  readonly madeRoom: readonly KeyGivenUp[];
  /** The first and the last reading of the use of the old key since it was replaced. */
  readonly useReadings: readonly UseReading[];
  /** The old key was activated again on purpose: only a person deactivates it. */
  readonly held: boolean;
  /** A person keeps the deactivated key: only a person has it deleted. */
  readonly kept: boolean;
  /** Files the new key is being saved in: one of them may hold it, also while it can't be seen. */
  readonly expected: readonly string[];
  /** Files the new key was saved in: one that is away now may still hold it. */
  readonly savedIn: readonly string[];
  /** The old key was deactivated by this rotation, and nobody has activated it since. */
  readonly wasRetired: boolean;
  /** A person has answered or dismissed the outcome; until then every start shows it again. */
  readonly dismissed: boolean;
  /** The old key as AWS listed it last: the check has seen it active. */
  readonly oldKeyListed: 'Active' | 'Inactive' | 'gone';
  /** Marked as resolved. It is shown until none of its keys is left on AWS. */
  readonly resolved: boolean;
  /** A person was shown the new key and has decided, by its key ID, that it is deleted. */
  readonly newKeyGivenUp: boolean;
  /** AWS may have deactivated the old key for this rotation, and has not accepted it since. */
  readonly mayBeInactive: boolean;
  /** The old key was gone when an undo wanted it back. */
  readonly undoCameTooLate: boolean;
};

/** The entry that a first record begins. */
export function beginEntry(plan: BegunRecord): Entry {
  return {
    plan,
    progress: { phase: 'begun' },
    open: undefined,
    openBefore: undefined,
    closed: false,
    everVerified: false,
    everSaved: false,
    backedUp: false,
    madeRoom: [],
    useReadings: [],
    held: false,
    kept: false,
    expected: [],
    savedIn: [],
    wasRetired: false,
    dismissed: false,
    oldKeyListed: 'Active',
    resolved: false,
    newKeyGivenUp: false,
    mayBeInactive: false,
    undoCameTooLate: false,
  };
}

/** The keys that a person has chosen to be deleted for the new one. */
export function keysToDelete({
  room,
  rooms,
}: Pick<BegunRecord, 'room' | 'rooms'>): readonly AccessKeyId[] {
  return room === undefined ? rooms : [room, ...rooms];
}

/** The next key to delete before there is a free slot; undefined where none has to be deleted any more. */
export function nextKeyToDelete({
  plan,
  madeRoom,
}: Pick<Entry, 'plan' | 'madeRoom'>): AccessKeyId | undefined {
  return keysToDelete(plan).find((key) => !madeRoom.some(({ keyId }) => keyId === key));
}

/** What a person may still stop: from the first saved file on, a rotation only goes forward. */
export function mayCancel({ progress }: Entry): boolean {
  return ['begun', 'making room', 'creating', 'created', 'proved'].includes(progress.phase);
}

/** The new key of an entry, as soon as its id is known. */
export function newKeyOf({ progress }: Pick<Entry, 'progress'>): AccessKeyId | undefined {
  return 'newKey' in progress ? progress.newKey : undefined;
}

/** Whether Keyturn only checks what is left on AWS: a person has marked it as resolved. */
export function isOnlyObserved({
  resolved,
  newKeyGivenUp,
  progress,
}: Pick<Entry, 'resolved' | 'newKeyGivenUp' | 'progress'>): boolean {
  return resolved && !(newKeyGivenUp && progress.phase === 'rolling back');
}

/** Every file that holds the new key, or may hold it while it can't be seen. */
export function filesOfNewKey({
  savedIn,
  expected,
}: Pick<Entry, 'savedIn' | 'expected'>): readonly string[] {
  return [...new Set([...savedIn, ...expected])];
}

/** Whether an undo is on its way to the files. */
export function isUndoing({ progress }: Pick<Entry, 'progress'>): boolean {
  return progress.phase === 'undoing' || progress.phase === 'undo saving';
}

/** The step that a phase belongs to. */
export function reachedIn(progress: Progress): StepName {
  switch (progress.phase) {
    case 'begun':
    case 'making room':
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
    case 'deleting':
    case 'deleted':
    case 'reactivating':
    case 'old key gone':
    case 'undoing':
    case 'undo saving':
    case 'undone':
    case 'removing new key':
    case 'new key removed':
      return 'retire';
    case 'rolling back':
    case 'rolled back':
      return progress.reached;
    default:
      return unreachable(progress);
  }
}
