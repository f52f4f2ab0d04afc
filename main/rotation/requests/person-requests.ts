import type { Answer, Question } from '../../../shared/contract/question.ts';
import type {
  OldKeyAct,
  DecisionChoice,
  UsedElsewhere,
} from '../../../shared/contract/rotation.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import type { AccessKeyId, RotationId } from '../../../shared/values/identifiers.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import type { ActiveRotations } from '../engine/active-rotations.ts';
import { blockingFailure } from '../engine/blocking-failure.ts';
import { journalledContext, type ActiveRotation } from '../engine/context.ts';
import type { RotationWorker } from '../engine/rotation-worker.ts';
import type { Entry } from '../machine/entry.ts';
import type { Ports } from '../machine/ports.ts';
import { withoutFields, type Run } from '../machine/run.ts';
import { takeAnswer } from './answer-question.ts';
import { requestOldKeyAct } from './old-key-acts.ts';
import { resolveByPerson } from './resolve-by-person.ts';

/** What a person can do about a rotation that exists. All throw UNKNOWN_ROTATION. */
export type PersonRequests = {
  /** Stops a rotation where that is still safe, or puts an answered question away. */
  cancel(rotation: RotationId): void;
  /** Throws why the answer can't be taken; then nothing has changed. */
  answer(rotation: RotationId, answer: Answer): Promise<void>;
  answerUsedElsewhere(rotation: RotationId, answer: UsedElsewhere): Promise<void>;
  /** What becomes of the old key, because a person asks for it. Throws NO_BACKUP, JOURNAL_NOT_WRITABLE. */
  oldKey(rotation: RotationId, act: OldKeyAct): Promise<void>;
  /** What becomes of the new key of an undone rotation. */
  afterUndo(rotation: RotationId, newKey: 'delete' | 'keep'): Promise<void>;
  resolveOpen(
    rotation: RotationId,
    choice: DecisionChoice,
    key: AccessKeyId | undefined,
  ): Promise<void>;
  /** The new pair of a rotation, as a known file holds it. Throws KEY_NOT_IN_FILES. */
  newPairOf(rotation: RotationId): Promise<KeyPair>;
  /** Puts an ended rotation out of sight, also for every later start; what still needs somebody stays. */
  dismiss(rotation: RotationId): Promise<void>;
};

type PersonRequestsOptions = {
  readonly ports: Ports;
  readonly rotations: ActiveRotations;
  readonly worker: RotationWorker;
  readonly startBeginning: (active: ActiveRotation) => Promise<void>;
};

/** What a person sees of a question they have put away: that it still waits, and for what. */
function afterClosedQuestion(question: Question, entry: Entry): Partial<Run> {
  if (entry.open !== undefined) {
    return {};
  }
  const failure = 'failure' in question ? question.failure : ({ code: 'MFA_NEEDED' } as const);
  return blockingFailure(entry, failure);
}

/** The acts of a person on these rotations. */
export function createPersonRequests({
  ports,
  rotations,
  worker,
  startBeginning,
}: PersonRequestsOptions): PersonRequests {
  return {
    newPairOf: async (rotation) => {
      const progress = rotations.require(rotation).get().entry?.progress;
      const id = progress !== undefined && 'savedAt' in progress ? progress.newKey : undefined;
      const pair = id === undefined ? undefined : await ports.files.pairOf(id);
      if (pair === undefined) {
        throw new FailureError({ code: 'KEY_NOT_IN_FILES' });
      }
      return pair;
    },
    cancel: (rotation) => {
      const active = rotations.require(rotation);
      const { question, entry } = active.get();
      if (question === undefined) {
        active.cancel.abort();
        return;
      }
      const run = withoutFields(active.get(), 'question', 'requested');
      const ended = { refused: { code: 'CANCELLED' }, endedAt: ports.clock.now() } as const;
      active.set({
        ...run,
        ...(entry === undefined ? ended : afterClosedQuestion(question, entry)),
      });
    },
    answer: async (rotation, answer) => {
      const active = rotations.require(rotation);
      const next = await rotations.runExclusively(active, () => takeAnswer(ports, active, answer));
      if (next === 'asks again') {
        return;
      }
      if (active.get().entry === undefined) {
        void startBeginning(active);
        return;
      }
      journalledContext(ports, active).tryAgain();
      worker.start(active);
    },
    answerUsedElsewhere: async (rotation, answer) => {
      const active = rotations.require(rotation);
      const { entry } = active.get();
      if (entry === undefined || !('savedAt' in entry.progress)) {
        throw new FailureError({ code: 'UNKNOWN_ROTATION' });
      }
      ports.answers.set(entry.plan.oldKey, answer);
      // The new key stands where the old one stood: the answer goes on with it.
      ports.answers.set(entry.progress.newKey, answer);
      await recordDismissal(ports, active);
      worker.start(active);
    },
    oldKey: async (rotation, act) => {
      const active = rotations.require(rotation);
      const context = journalledContext(ports, active);
      const isAsked = act === 'retire' || act === 'delete now';
      // What is only asked for can be asked while something else is done.
      await (isAsked
        ? requestOldKeyAct(context, act)
        : rotations.runExclusively(active, () => requestOldKeyAct(context, act)));
      active.set({ ...active.get(), dismissed: false });
      worker.start(active);
    },
    afterUndo: async (rotation, newKey) => {
      const active = rotations.require(rotation);
      const context = journalledContext(ports, active);
      const { phase } = context.entry().progress;
      if (phase !== 'undone' && phase !== 'removing new key') {
        throw new FailureError({ code: 'UNKNOWN_ROTATION' });
      }
      await rotations.runExclusively(active, async () => {
        context.clearFields('retirementFailure', 'deniedAt');
        await (newKey === 'delete'
          ? context.record({ kind: 'removing new key' })
          : context.close('a person'));
      });
      if (newKey === 'keep') {
        rotations.remove(rotation);
        return;
      }
      worker.start(active);
    },
    resolveOpen: async (rotation, choice, key) => {
      const active = rotations.require(rotation);
      if (choice === 'try again' && active.get().stopped !== undefined) {
        worker.start(active);
        return;
      }
      const context = journalledContext(ports, active);
      const settled = await rotations.runExclusively(active, () =>
        resolveByPerson(context, choice, key),
      );
      if (settled === 'closed') {
        rotations.remove(rotation);
      }
      if (settled === 'goes on') {
        // What it leads to is another outcome than one that was put away.
        context.updateRun({ verifiedHere: false, oldKeyVerifiedHere: false, dismissed: false });
        context.clearFields('verifyingSince', 'deniedAt');
        worker.start(active);
      }
    },
    dismiss: async (rotation) => {
      const active = rotations.require(rotation);
      const run = active.get();
      if (!rotations.isBusy(rotation) && isOver(run)) {
        rotations.remove(rotation);
        return;
      }
      if (!canDismissOutcome(run)) {
        throw new FailureError({ code: 'UNKNOWN_ROTATION' });
      }
      active.set({ ...run, dismissed: true });
      await recordDismissal(ports, active);
    },
  };
}

/** Has the journal know that a person has dismissed the outcome. Where it can't be written, the next start shows it again. */
async function recordDismissal(ports: Ports, active: ActiveRotation): Promise<void> {
  const context = journalledContext(ports, active);
  const { closed, dismissed } = context.entry();
  if (!closed && !dismissed) {
    await context.record({ kind: 'seen' });
  }
}

/** Whether a run needs nobody any more: refused, undone, or its old key is gone. */
export function isOver({ refused, entry }: Run): boolean {
  if (refused !== undefined) {
    return true;
  }
  const phase = entry?.open === undefined ? entry?.progress.phase : undefined;
  return (
    entry?.closed === true ||
    phase === 'rolled back' ||
    phase === 'old key gone' ||
    phase === 'deleted' ||
    phase === 'new key removed'
  );
}

const withOutcome: ReadonlySet<Entry['progress']['phase']> = new Set([
  'saved',
  'deactivating',
  'deactivated',
  'deleting',
  'reactivating',
]);

/** Whether its outcome can be put away while something can still be done about its old key. */
function canDismissOutcome({ entry, question }: Run): boolean {
  const hasOutcome = entry !== undefined && withOutcome.has(entry.progress.phase);
  return hasOutcome && entry.open === undefined && question === undefined;
}
