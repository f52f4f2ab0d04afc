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
import { blocked } from '../engine/blocking-failure.ts';
import { journalledContext, type ActiveRotation } from '../engine/context.ts';
import type { RotationWorker } from '../engine/rotation-worker.ts';
import type { Entry } from '../machine/entry.ts';
import type { Ports } from '../machine/ports.ts';
import {
  entryOf,
  type JournalledRun,
  failureForgotten,
  questionOf,
  refusedRun,
  requireJournalled,
  type Run,
  unverified,
  working,
} from '../machine/run.ts';
import { takeAnswer } from './answer-question.ts';
import { requestOldKeyAct } from './old-key-acts.ts';
import { resolveByPerson } from './resolve-by-person.ts';

/** What a person can request of a rotation. All throw UNKNOWN_ROTATION. */
export type PersonRequests = {
  /** Cancels a rotation where that is still safe, or closes its question. */
  cancel(rotation: RotationId): void;
  /** Throws why the answer can't be taken; then nothing has changed. */
  answer(rotation: RotationId, answer: Answer): Promise<void>;
  answerUsedElsewhere(rotation: RotationId, answer: UsedElsewhere): Promise<void>;
  /** Does something with the old key. Throws NO_BACKUP, JOURNAL_NOT_WRITABLE. */
  oldKey(rotation: RotationId, act: OldKeyAct): Promise<void>;
  /** Deletes or keeps the new key of an undone rotation. */
  afterUndo(rotation: RotationId, newKey: 'delete' | 'keep'): Promise<void>;
  resolveOpen(
    rotation: RotationId,
    choice: DecisionChoice,
    key: AccessKeyId | undefined,
  ): Promise<void>;
  /** The new pair of a rotation, as a known file holds it. Throws KEY_NOT_IN_FILES. */
  newPairOf(rotation: RotationId): Promise<KeyPair>;
  /** Dismisses the outcome, also for every later start. A rotation that needs a person stays. */
  dismiss(rotation: RotationId): Promise<void>;
};

type PersonRequestsOptions = {
  readonly ports: Ports;
  readonly rotations: ActiveRotations;
  readonly worker: RotationWorker;
  readonly startBeginning: (active: ActiveRotation) => Promise<void>;
};

/** The run after a person has closed its question: a check ends, a journalled rotation shows what it still needs. */
function withClosedQuestion(run: Run, question: Question, now: number): Run {
  if (run.state === 'checking') return refusedRun(run, { code: 'CANCELLED' }, now);
  const failure = 'failure' in question ? question.failure : ({ code: 'MFA_NEEDED' } as const);
  return blocked({ ...requireJournalled(run), activity: working, requested: undefined }, failure);
}

/** The requests of a person about these rotations. */
export function createPersonRequests({
  ports,
  rotations,
  worker,
  startBeginning,
}: PersonRequestsOptions): PersonRequests {
  return {
    newPairOf: async (rotation) => {
      const progress = entryOf(rotations.require(rotation).get())?.progress;
      const id = progress !== undefined && 'savedAt' in progress ? progress.newKey : undefined;
      const pair = id === undefined ? undefined : await ports.files.pairOf(id);
      if (pair === undefined) {
        throw new FailureError({ code: 'KEY_NOT_IN_FILES' });
      }
      return pair;
    },
    cancel: (rotation) => {
      const active = rotations.require(rotation);
      const question = questionOf(active.get());
      if (question === undefined) active.cancel.abort();
      else active.set(withClosedQuestion(active.get(), question, ports.clock.now()));
    },
    answer: async (rotation, answer) => {
      const active = rotations.require(rotation);
      const next = await rotations.runExclusively(active, () => takeAnswer(ports, active, answer));
      const { state } = active.get();
      // A person may have cancelled it by now.
      if (next === 'asks again' || state === 'refused') {
        return;
      }
      if (state === 'checking') {
        void startBeginning(active);
        return;
      }
      journalledContext(ports, active).tryAgain();
      worker.start(active);
    },
    answerUsedElsewhere: async (rotation, answer) => {
      const active = rotations.require(rotation);
      const entry = entryOf(active.get());
      if (entry === undefined || !('savedAt' in entry.progress)) {
        throw new FailureError({ code: 'UNKNOWN_ROTATION' });
      }
      ports.answers.set(entry.plan.oldKey, answer);
      // The new key is used where the old one was: the answer holds for it, too.
      ports.answers.set(entry.progress.newKey, answer);
      await recordDismissal(ports, active);
      worker.start(active);
    },
    oldKey: async (rotation, act) => {
      const active = rotations.require(rotation);
      const context = journalledContext(ports, active);
      const isAsked = act === 'retire' || act === 'delete now';
      // These two only change what is requested: that is possible while the rotation is busy.
      await (isAsked
        ? requestOldKeyAct(context, act)
        : rotations.runExclusively(active, () => requestOldKeyAct(context, act)));
      context.updateRun({ dismissed: false });
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
        context.updateRun(failureForgotten);
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
      const context = journalledContext(ports, active);
      if (choice === 'try again' && context.run().activity.kind === 'stopped') {
        worker.start(active);
        return;
      }
      const settled = await rotations.runExclusively(active, () =>
        resolveByPerson(context, choice, key),
      );
      if (settled === 'closed') {
        rotations.remove(rotation);
      }
      if (settled === 'goes on') {
        // It leads to a new outcome: one that was dismissed before is shown again.
        context.updateRun({ ...unverified, dismissed: false, deniedAt: undefined });
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

/**
 * Has the journal know that a person has dismissed the outcome. Where it can't be written, the next start shows it
 * again.
 */
async function recordDismissal(ports: Ports, active: ActiveRotation): Promise<void> {
  const context = journalledContext(ports, active);
  const { closed, dismissed } = context.entry();
  if (!closed && !dismissed) {
    await context.record({ kind: 'seen' });
  }
}

/** Whether nothing is left to do about a run: refused, rolled back, or one of its keys is gone. */
export function isOver(run: Run): boolean {
  if (run.state !== 'journalled') {
    return run.state === 'refused';
  }
  const { closed, open, progress } = run.entry;
  return closed || (open === undefined && finalPhases.has(progress.phase));
}

const finalPhases: ReadonlySet<Entry['progress']['phase']> = new Set([
  'rolled back',
  'old key gone',
  'deleted',
  'new key removed',
]);

const withOutcome: ReadonlySet<Entry['progress']['phase']> = new Set([
  'saved',
  'deactivating',
  'deactivated',
  'deleting',
  'reactivating',
]);

/** Whether its outcome can be dismissed while something can still be done with its old key. */
function canDismissOutcome(run: Run): run is JournalledRun {
  if (run.state !== 'journalled' || run.activity.kind === 'waiting for an answer') return false;
  return withOutcome.has(run.entry.progress.phase) && run.entry.open === undefined;
}
