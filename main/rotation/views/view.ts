import type { RotationView, StepView } from '../../../shared/contract/rotation.ts';
import { defined } from '../../../shared/lib/defined.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { maskKeyId } from '../../../shared/values/identifiers.ts';
import {
  type Entry,
  mayCancel,
  newKeyOf,
  type NeededDecision,
  reachedIn,
} from '../machine/entry.ts';
import type { CheckingRun, JournalledRun, Run } from '../machine/run.ts';
import { availableOldKeyActs } from '../requests/old-key-acts.ts';
import { decisionChoices, decisionOfStopped } from '../requests/resolve-by-person.ts';
import { type RetirementFacts, retirementOf } from './retirement-view.ts';
import { stepsAfterSuccess, stepsUpTo, withProof } from './steps-view.ts';

/** What the window shows of a run. */
export function viewOf(run: Run, beside: RetirementFacts): RotationView {
  const { user } = run;
  const common = {
    id: run.id,
    profiles: [...run.profiles],
    ...defined({ account: user?.account, user: user?.userName }),
    oldKey: maskKeyId(run.oldKey),
    startedAt: run.startedAt,
    seen: run.state === 'journalled' && run.dismissed,
  };
  return { ...common, ...stateOf(run, beside) };
}

type StateOf<View> = View extends RotationView
  ? Omit<View, 'id' | 'profiles' | 'account' | 'user' | 'oldKey' | 'startedAt' | 'seen'>
  : never;

function stateOf(run: Run, beside: RetirementFacts): StateOf<RotationView> {
  switch (run.state) {
    case 'checking':
      return checkingView(run);
    case 'refused':
      return {
        steps: stepsUpTo('check', 'failed'),
        state: 'failed',
        failure: run.failure,
        reached: 'check',
        undone: 'nothing was made',
        endedAt: run.endedAt,
      };
    case 'journalled':
      return journalledView(run, beside);
    default:
      return unreachable(run);
  }
}

function checkingView({ activity }: CheckingRun): StateOf<RotationView> {
  const steps = stepsUpTo('check', 'running');
  return activity.kind === 'working'
    ? { steps, state: 'working', step: 'check', canCancel: true, looks: false }
    : { steps, state: 'waiting for an answer', question: activity.question };
}

function journalledView(run: JournalledRun, beside: RetirementFacts): StateOf<RotationView> {
  const { activity, entry } = run;
  switch (activity.kind) {
    case 'waiting for an answer': {
      const steps = stepsUpTo(reachedIn(entry.progress), 'running', entry.plan);
      return { steps, state: 'waiting for an answer', question: activity.question };
    }
    case 'stopped':
      return openView(entry, decisionOfStopped(run, activity.failure));
    case 'working':
      return entryView(run, beside);
    default:
      return unreachable(activity);
  }
}

function entryView(run: JournalledRun, beside: RetirementFacts): StateOf<RotationView> {
  const { open, openBefore, resolved } = run.entry;
  if (open !== undefined) {
    return openView(run.entry, open);
  }
  if (resolved && openBefore !== undefined) {
    // While Keyturn checks what is left on AWS, its keys are shown, and nothing has to be decided.
    return { ...openView(run.entry, openBefore), choices: [] };
  }
  return underWayOrOver(run, beside);
}

function openView(
  entry: Entry,
  open: NeededDecision,
): Extract<StateOf<RotationView>, { state: 'open' }> {
  const reached = reachedIn(entry.progress);
  const { reason, failure, since, keys } = open;
  const newKey = newKeyOf(entry);
  return {
    steps: stepsUpTo(reached, 'failed', entry.plan),
    state: 'open',
    newKey: newKey === undefined ? 'not known' : maskKeyId(newKey),
    reason,
    failure,
    reached,
    since,
    keys: [...keys],
    choices: decisionChoices(open, entry),
  };
}

function underWayOrOver(run: JournalledRun, beside: RetirementFacts): StateOf<RotationView> {
  const { progress, plan, madeRoom } = run.entry;
  switch (progress.phase) {
    case 'rolling back':
      return {
        steps: stepsUpTo(progress.reached, 'failed', plan),
        state: 'rolling back',
        failure: progress.failure,
      };
    case 'rolled back': {
      const { failure, reached, undone, endedAt, newKey: made } = progress;
      const room = madeRoom.length === 0 ? {} : { madeRoom: [...madeRoom] };
      const steps = stepsUpTo(reached, 'failed', plan);
      const newKey = made === undefined ? {} : { newKey: maskKeyId(made) };
      return { steps, state: 'failed', failure, reached, undone, ...newKey, endedAt, ...room };
    }
    case 'saved':
    case 'deactivating':
    case 'deactivated':
    case 'deleting':
    case 'deleted':
    case 'reactivating':
    case 'old key gone': {
      const retirement = retirementOf(run, progress, beside);
      return {
        steps: stepsAfterSuccess(retirement, plan),
        state: 'succeeded',
        newKey: maskKeyId(progress.newKey),
        endedAt: progress.savedAt,
        retirement,
        acts: availableOldKeyActs(run),
      };
    }
    case 'undoing':
    case 'undo saving':
    case 'removing new key':
    case 'undone':
    case 'new key removed':
      return undoView(run, progress);
    case 'begun':
    case 'making room':
    case 'creating':
    case 'answer lost':
    case 'created':
    case 'proved':
    case 'saving':
      return workingView(run);
    default:
      return unreachable(progress);
  }
}

function workingView(run: JournalledRun): StateOf<RotationView> {
  const { step, entry } = run;
  const { phase } = entry.progress;
  // CreateAccessKey was called by an earlier process, or its answer was lost: it is not called again.
  const looks = phase === 'answer lost' || (phase === 'creating' && !run.begunHere);
  const steps = withProof(stepsUpTo(step, 'running', entry.plan), run);
  return looks
    ? { steps: steps.map(asLooking), state: 'working', step, canCancel: false, looks }
    : { steps, state: 'working', step, canCancel: mayCancel(entry), looks };
}

function asLooking(view: StepView): StepView {
  return view.step === 'create' ? { ...view, looks: true } : view;
}

type UndoPhase = 'undoing' | 'undo saving' | 'removing new key' | 'undone' | 'new key removed';
type UndoProgress = Extract<Entry['progress'], { phase: UndoPhase }>;

function undoView(run: JournalledRun, progress: UndoProgress): StateOf<RotationView> {
  const { retirementFailure: failure, proof, entry } = run;
  const newKey = maskKeyId(progress.newKey);
  const steps = stepsUpTo('retire', 'running', entry.plan);
  if (!('undoneAt' in progress)) {
    const before = proof === undefined ? 'reactivate' : 'prove';
    const step = progress.phase === 'undo saving' ? 'save' : before;
    return { steps, state: 'undoing', newKey, step };
  }
  if (progress.phase === 'removing new key' && failure === undefined) {
    return { steps, state: 'undoing', newKey, step: 'remove the new key' };
  }
  return {
    steps: stepsUpTo('record', 'done', entry.plan),
    state: 'undone',
    newKey,
    endedAt: progress.undoneAt,
    newKeyIs: progress.phase === 'new key removed' ? 'gone' : 'active',
    ...defined({ failure }),
  };
}
