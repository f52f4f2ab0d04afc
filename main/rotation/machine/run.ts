import type { HistoryLine } from '../../../shared/contract/history.ts';
import type { Question } from '../../../shared/contract/question.ts';
import type { OldKeyAct, StepName } from '../../../shared/contract/rotation.ts';
import { FailureError, type Failure } from '../../../shared/values/failure.ts';
import type { AccessKeyId, RotationId } from '../../../shared/values/identifiers.ts';
import type { MfaSession } from '../../aws/session.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import type { Moment } from './answer-age.ts';
import type { Entry } from './entry.ts';
import type { Ports } from './ports.ts';
import type { BegunRecord, NewRecord } from './records.ts';

/** How many checks the new key has passed in a row. */
export type VerificationProgress = {
  readonly passed: number;
  readonly needed: number;
  readonly slow: boolean;
};

/** What a person has decided before the rotation began. */
export type PersonDecisions = {
  /** The other keys of the user, to be deleted for the new one. */
  readonly keysToDelete?: readonly AccessKeyId[];
  readonly withoutRights?: boolean;
  readonly withoutBackup?: boolean;
};

/** A sign-in with an MFA code, and the device it came from. */
export type MfaSignIn = { readonly serial: string; readonly session: MfaSession };

/** What is known of every run. */
type RunFacts = {
  readonly id: RotationId;
  readonly profiles: readonly string[];
  readonly oldKey: AccessKeyId;
  readonly startedAt: number;
  /** Whose key it is: known once the check has asked AWS. */
  readonly user?: Pick<BegunRecord, 'account' | 'userName'> | undefined;
};

/** The run works, or rests; why it rests, its entry says. */
type Working = { readonly kind: 'working' };

type Waiting = { readonly kind: 'waiting for an answer'; readonly question: Question };

/**
 * This process can't work at it: another one holds the lock, for example. It is retried. Never while the entry is open.
 */
type Stopped = { readonly kind: 'stopped'; readonly failure: Failure };

/** Nothing is journalled yet: the check runs, or a person has to answer a question first. */
export type CheckingRun = RunFacts & {
  readonly state: 'checking';
  readonly activity: Working | Waiting;
  readonly decisions: PersonDecisions;
  readonly mfa?: MfaSignIn;
};

/** The check has refused it, or a person has cancelled it: nothing was journalled. */
export type RefusedRun = RunFacts & {
  readonly state: 'refused';
  readonly failure: Failure;
  readonly endedAt: number;
};

/** The activity where neither a question nor a failure is in the way. */
export const working: Working = { kind: 'working' };

/** What is known of a journalled rotation in memory only. The steps change this, and nothing else but the entry. */
export type RunMemory = {
  readonly step: StepName;
  readonly verifiedHere: boolean;
  readonly oldKeyVerifiedHere: boolean;
  /** What a person has requested and is not done yet. */
  readonly requested?: Extract<OldKeyAct, 'retire' | 'delete now'> | undefined;
  /** It is time to ask AWS when the old key was last used. */
  readonly checksUses: boolean;
  /** The old pair as the check verified it. */
  readonly oldPair?: KeyPair | undefined;
  readonly newPair?: KeyPair | undefined;
  /** A file holds the old pair again: an undo can be offered. */
  readonly isOldPairInFiles: boolean;
  readonly mfa?: MfaSignIn | undefined;
  readonly proof?: VerificationProgress | undefined;
  /** When the verification began, on the monotonic clock in ms. */
  readonly verifyingSince?: number | undefined;
  /** The key that was verified last, and when the last check of it was sent. */
  readonly lastVerified?: { readonly key: AccessKeyId; readonly at: Moment } | undefined;
  /** Why the last action on the old key, or after an undo on the new one, failed. */
  readonly retirementFailure?: Failure | undefined;
  /** AWS did not accept the new key when it signed last. A retry does not clear it; a success does. */
  readonly newKeyRefused?: Failure | undefined;
  /** When AWS last denied a call, by the wall clock in ms. */
  readonly deniedAt?: number | undefined;
  /** A person has dismissed the outcome. */
  readonly dismissed: boolean;
};

/** Has both keys verified again before one is saved. */
export const unverified = {
  verifiedHere: false,
  oldKeyVerifiedHere: false,
  verifyingSince: undefined,
} as const satisfies Partial<RunMemory>;

/** Clears the last failure, because what failed is retried. */
export const failureForgotten = {
  retirementFailure: undefined,
  deniedAt: undefined,
} as const satisfies Partial<RunMemory>;

/** A rotation in the journal. */
export type JournalledRun = RunFacts &
  RunMemory & {
    readonly state: 'journalled';
    readonly entry: Entry;
    readonly activity: Working | Waiting | Stopped;
    /** This process began it; otherwise it was found in the journal. */
    readonly begunHere: boolean;
    /** History lines whose records the journal could not take: written with the next record, or when it is closed. */
    readonly unwrittenLines: readonly NewHistoryLine[];
    /** The history lacks a line that the journal knows: the next recovery writes it, then removes the journal. */
    readonly isHistoryLacking: boolean;
  };

/** A rotation as this process knows it. */
export type Run = CheckingRun | RefusedRun | JournalledRun;

/** A line of the history, as it is given to it. */
export type NewHistoryLine = Omit<HistoryLine, 'version'>;

/** What a check that leads to no rotation ends in. */
export function refusedRun(run: CheckingRun, failure: Failure, endedAt: number): RefusedRun {
  const { id, profiles, oldKey, startedAt, user } = run;
  return { id, profiles, oldKey, startedAt, user, state: 'refused', failure, endedAt };
}

/** A run of this entry. */
export function journalledRun(
  entry: Entry,
  known: Pick<JournalledRun, 'startedAt' | 'begunHere' | 'step'> & Partial<RunMemory>,
): JournalledRun {
  const { rotation: id, profiles, oldKey } = entry.plan;
  return {
    state: 'journalled',
    id,
    profiles,
    oldKey,
    user: entry.plan,
    entry,
    activity: working,
    verifiedHere: false,
    oldKeyVerifiedHere: false,
    checksUses: false,
    isOldPairInFiles: false,
    dismissed: entry.dismissed,
    unwrittenLines: [],
    isHistoryLacking: false,
    ...known,
  };
}

/** The entry of a run; undefined before the check has passed. */
export function entryOf(run: Run): Entry | undefined {
  return run.state === 'journalled' ? run.entry : undefined;
}

/** The question that is open now. */
export function questionOf(run: Run): Question | undefined {
  const isAsked = run.state !== 'refused' && run.activity.kind === 'waiting for an answer';
  return isAsked ? run.activity.question : undefined;
}

/** The run with this activity; one that was refused has none. */
export function withActivity(run: Run, activity: Working | Waiting): Run {
  return run.state === 'refused' ? run : { ...run, activity };
}

/** The run of a check. Throws UNEXPECTED where it has ended. */
export function requireChecking(run: Run): CheckingRun {
  if (run.state !== 'checking') throw new FailureError({ code: 'UNEXPECTED' });
  return run;
}

/** The run of a journalled rotation. Throws UNEXPECTED where it is not journalled. */
export function requireJournalled(run: Run): JournalledRun {
  if (run.state !== 'journalled') throw new FailureError({ code: 'UNEXPECTED' });
  return run;
}

/** What the steps work with: the ports, the run as it is now, and the ways to change it. */
export type JournalledContext = {
  readonly ports: Ports;
  readonly cancelled: AbortSignal;
  /** Raised when the application quits: the step under way is the last one. */
  readonly shutdownSignal: AbortSignal;
  run(): JournalledRun;
  entry(): Entry;
  updateRun(change: Partial<RunMemory>): void;
  ask(question: Question): void;
  /** Leaves a blocking failure, where neither a question nor a needed decision is shown. */
  block(failure: Failure): void;
  /** Forgets why this process could not work at it: the caller holds the lock now. */
  unblock(): void;
  /** Writes a record to the journal, then advances the entry. */
  record(record: NewRecord): Promise<void>;
  /** Retries a rotation that needs a decision. The journal gets no record: it may need the same one again. */
  tryAgain(): void;
  /** Records that it is over, and removes the journal. Throws JOURNAL_NOT_WRITABLE where it can't be removed. */
  close(by: 'keyturn' | 'a person'): Promise<void>;
};
