import type { HistoryLine } from '../../../shared/contract/history.ts';
import type { Question } from '../../../shared/contract/question.ts';
import type { OldKeyAct, StepName } from '../../../shared/contract/rotation.ts';
import type { Failure } from '../../../shared/values/failure.ts';
import type { AccessKeyId, RotationId } from '../../../shared/values/identifiers.ts';
import type { MfaSession } from '../../aws/session.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import type { Moment } from './answer-age.ts';
import type { Entry } from './entry.ts';
import type { Ports } from './ports.ts';
import type { NewRecord } from './records.ts';

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

/** A rotation as this process knows it: the journal's entry and what only lives in memory. */
export type Run = {
  readonly id: RotationId;
  readonly profiles: readonly string[];
  readonly oldKey: AccessKeyId;
  readonly startedAt: number;
  readonly account?: string;
  readonly user?: string;
  readonly step: StepName;
  /** Undefined until the check has passed: nothing is journalled before. */
  readonly entry?: Entry;
  readonly begunHere: boolean;
  readonly verifiedHere: boolean;
  readonly oldKeyVerifiedHere: boolean;
  readonly decisions: PersonDecisions;
  /** What a person has asked for and is not done yet. */
  readonly requested?: Extract<OldKeyAct, 'retire' | 'delete now'>;
  /** It is time to ask whether the old key was used. */
  readonly checksUses: boolean;
  /** The old pair as the check proved it. */
  readonly oldPair?: KeyPair;
  readonly newPair?: KeyPair;
  /** A file holds the old pair again: an undo can be offered. */
  readonly isOldPairInFiles?: boolean;
  /** In memory only, like the pairs. */
  readonly mfa?: MfaSignIn;
  readonly proof?: VerificationProgress;
  /** When the proof began, on the monotonic clock in ms. */
  readonly verifyingSince?: number;
  /** The key that was verified last, and when the last check of it was sent: of another key it says nothing. */
  readonly lastVerified?: { readonly key: AccessKeyId; readonly at: Moment };
  readonly question?: Question;
  /** Why the check refused it; then it has ended. */
  readonly refused?: Failure;
  readonly endedAt?: number;
  /** Why what should become of the old key, or of the new one after an undo, could not be done. */
  readonly retirementFailure?: Failure;
  /** AWS did not accept the new key when it signed last; it outlives each new try. */
  readonly newKeyRefused?: Failure;
  /** When a refusal came that no retry changes soon, by the wall clock in ms. */
  readonly deniedAt?: number;
  /** Why this process can't work at it at all; it is tried again. */
  readonly stopped?: Failure;
  /** A person has put the outcome away. */
  readonly dismissed: boolean;
  /** Lines of the history whose records the journal could not take: told when it can, or is not needed any more. */
  readonly unwrittenLines: readonly NewHistoryLine[];
  /** The history lacks a line that the journal knows: the next recovery writes it, and only then the journal goes. */
  readonly isHistoryLacking: boolean;
};

/** A line of the history, as it is given to it. */
export type NewHistoryLine = Omit<HistoryLine, 'version'>;

/** A run with nothing in memory yet. */
export function newRun(
  facts: Pick<Run, 'id' | 'profiles' | 'oldKey' | 'startedAt' | 'step' | 'begunHere'>,
): Run {
  return {
    ...facts,
    verifiedHere: false,
    oldKeyVerifiedHere: false,
    decisions: {},
    checksUses: false,
    dismissed: false,
    unwrittenLines: [],
    isHistoryLacking: false,
  };
}

/** A field of a run that can be taken away. */
type OptionalRunField = {
  [Field in keyof Run]-?: undefined extends Run[Field] ? Field : never;
}[keyof Run];

/** The run without these facts. */
export function withoutFields(run: Run, ...fields: readonly OptionalRunField[]): Run {
  const gone: ReadonlySet<string> = new Set(fields);
  const kept: Run = { ...run };
  for (const field of gone) {
    Reflect.deleteProperty(kept, field);
  }
  return kept;
}

/** What the steps work with: the ports, the run as it is now, and the two ways to change it. */
export type RunContext = {
  readonly ports: Ports;
  readonly cancelled: AbortSignal;
  run(): Run;
  /** Changes what only lives in memory. */
  updateRun(change: Partial<Run>): void;
  /** Takes facts out of memory. */
  clearFields(...fields: readonly OptionalRunField[]): void;
  /** Writes a record to the journal, then advances the entry. */
  record(record: NewRecord): Promise<void>;
  /** Lets an open rotation be tried again, without a word in the journal: it may be as before. */
  tryAgain(): void;
};

/** A context whose rotation is journalled. */
export type JournalledContext = RunContext & {
  entry(): Entry;
  /** Raised when the application ends: the step under way is the last one. */
  readonly shutdownSignal: AbortSignal;
  /** Writes that it is over, and has the journal forget it. Throws JOURNAL_NOT_WRITABLE where it can't forget. */
  close(by: 'keyturn' | 'a person'): Promise<void>;
};
