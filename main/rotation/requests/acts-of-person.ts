import type { Answer, Question } from '../../../shared/contract/question.ts';
import type { OldKeyAct, OpenChoice, UsedElsewhere } from '../../../shared/contract/rotation.ts';
import { Failed } from '../../../shared/values/failure.ts';
import { accessKeyId, type RotationId } from '../../../shared/values/identifiers.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import type { Cells } from '../engine/cells.ts';
import { journalledContext, type RunCell } from '../engine/context.ts';
import type { Driving } from '../engine/driving.ts';
import { standstill } from '../engine/standstill.ts';
import type { Entry } from '../machine/entry.ts';
import type { Ports } from '../machine/ports.ts';
import { forget, type Run } from '../machine/run.ts';
import { takeAnswer } from './answer-question.ts';
import { askFor } from './old-key-acts.ts';
import { settleByPerson } from './settle.ts';

/** What a person can do about a rotation that exists. All throw UNKNOWN_ROTATION. */
export type ActsOfPerson = {
  /** Stops a rotation where that is still safe, or puts an answered question away. */
  cancel(rotation: RotationId): void;
  /** Throws why the answer can't be taken; then nothing has changed. */
  answer(rotation: RotationId, answer: Answer): Promise<void>;
  answerUsedElsewhere(rotation: RotationId, answer: UsedElsewhere): Promise<void>;
  /** What becomes of the old key, because a person asks for it. Throws NO_BACKUP, JOURNAL_NOT_WRITABLE. */
  oldKey(rotation: RotationId, act: OldKeyAct): Promise<void>;
  /** What becomes of the new key of an undone rotation. */
  afterUndo(rotation: RotationId, newKey: 'delete' | 'keep'): Promise<void>;
  resolveOpen(rotation: RotationId, choice: OpenChoice, keyId: string | undefined): Promise<void>;
  /** The new pair of a rotation, as a known file holds it. Throws KEY_NOT_IN_FILES. */
  newPairOf(rotation: RotationId): Promise<KeyPair>;
  /** Puts an ended rotation out of sight, also for every later start; what still needs somebody stays. */
  dismiss(rotation: RotationId): Promise<void>;
};

type Acting = {
  readonly ports: Ports;
  readonly cells: Cells;
  readonly driving: Driving;
  readonly startBeginning: (cell: RunCell) => Promise<void>;
};

/** What a person sees of a question they have put away: that it still waits, and for what. */
function leftBy(question: Question, entry: Entry): Partial<Run> {
  if (entry.open !== undefined) {
    return {};
  }
  const failure = 'failure' in question ? question.failure : ({ code: 'MFA_NEEDED' } as const);
  return standstill(entry, failure);
}

/** The acts of a person on these rotations. */
export function actsOfPerson({ ports, cells, driving, startBeginning }: Acting): ActsOfPerson {
  return {
    newPairOf: async (rotation) => {
      const progress = cells.of(rotation).get().entry?.progress;
      const id = progress !== undefined && 'savedAt' in progress ? progress.newKey : undefined;
      const pair = id === undefined ? undefined : await ports.files.pairOf(id);
      if (pair === undefined) {
        throw new Failed({ code: 'KEY_NOT_IN_FILES' });
      }
      return pair;
    },
    cancel: (rotation) => {
      const cell = cells.of(rotation);
      const { question, entry } = cell.get();
      if (question === undefined) {
        cell.cancel.abort();
        return;
      }
      const run = forget(cell.get(), 'question', 'asked');
      const ended = { refused: { code: 'CANCELLED' }, endedAt: ports.clock.now() } as const;
      cell.set({ ...run, ...(entry === undefined ? ended : leftBy(question, entry)) });
    },
    answer: async (rotation, answer) => {
      const cell = cells.of(rotation);
      const next = await cells.hold(cell, () => takeAnswer(ports, cell, answer));
      if (next === 'asks again') {
        return;
      }
      if (cell.get().entry === undefined) {
        void startBeginning(cell);
        return;
      }
      journalledContext(ports, cell).tryAgain();
      driving.start(cell);
    },
    answerUsedElsewhere: async (rotation, answer) => {
      const cell = cells.of(rotation);
      const { entry } = cell.get();
      if (entry === undefined || !('savedAt' in entry.progress)) {
        throw new Failed({ code: 'UNKNOWN_ROTATION' });
      }
      ports.answers.set(entry.plan.oldKey, answer);
      // The new key stands where the old one stood: the answer goes on with it.
      ports.answers.set(entry.progress.newKey, answer);
      await remember(ports, cell);
      driving.start(cell);
    },
    oldKey: async (rotation, act) => {
      const cell = cells.of(rotation);
      const context = journalledContext(ports, cell);
      const isAsked = act === 'retire' || act === 'delete now';
      // What is only asked for can be asked while something else is done.
      await (isAsked ? askFor(context, act) : cells.hold(cell, () => askFor(context, act)));
      cell.set({ ...cell.get(), seen: false });
      driving.start(cell);
    },
    afterUndo: async (rotation, newKey) => {
      const cell = cells.of(rotation);
      const context = journalledContext(ports, cell);
      const { phase } = context.entry().progress;
      if (phase !== 'undone' && phase !== 'removing new key') {
        throw new Failed({ code: 'UNKNOWN_ROTATION' });
      }
      await cells.hold(cell, async () => {
        context.forget('retirementFailure', 'deniedAt');
        await (newKey === 'delete'
          ? context.record({ kind: 'removing new key' })
          : context.close('a person'));
      });
      if (newKey === 'keep') {
        cells.putAway(rotation);
        return;
      }
      driving.start(cell);
    },
    resolveOpen: async (rotation, choice, keyId) => {
      const cell = cells.of(rotation);
      if (choice === 'try again' && cell.get().stopped !== undefined) {
        driving.start(cell);
        return;
      }
      const context = journalledContext(ports, cell);
      const key = keyId === undefined ? undefined : accessKeyId(keyId);
      const settled = await cells.hold(cell, () => settleByPerson(context, choice, key));
      if (settled === 'closed') {
        cells.putAway(rotation);
      }
      if (settled === 'goes on') {
        // What it leads to is another outcome than one that was put away.
        context.note({ provenHere: false, oldKeyProvenHere: false, seen: false });
        context.forget('proofBeganAt', 'deniedAt');
        driving.start(cell);
      }
    },
    dismiss: async (rotation) => {
      const cell = cells.of(rotation);
      const run = cell.get();
      if (!cells.isBusy(rotation) && isOver(run)) {
        cells.putAway(rotation);
        return;
      }
      if (!isToBePutAside(run)) {
        throw new Failed({ code: 'UNKNOWN_ROTATION' });
      }
      cell.set({ ...run, seen: true });
      await remember(ports, cell);
    },
  };
}

/** Has the journal know that a person has seen the outcome. Where it can't be written, the next start shows it again. */
async function remember(ports: Ports, cell: RunCell): Promise<void> {
  const context = journalledContext(ports, cell);
  const { closed, seen } = context.entry();
  if (!closed && !seen) {
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
function isToBePutAside({ entry, question }: Run): boolean {
  const hasOutcome = entry !== undefined && withOutcome.has(entry.progress.phase);
  return hasOutcome && entry.open === undefined && question === undefined;
}
