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
import type { Run } from '../machine/run.ts';
import { availableOldKeyActs } from '../requests/old-key-acts.ts';
import { decisionChoices, neededDecisionOf } from '../requests/resolve-by-person.ts';
import { type RetirementFacts, retirementOf } from './retirement-view.ts';
import { stepsAfterSuccess, stepsUpTo, withProof } from './steps-view.ts';

/** What the window shows of a run. */
export function viewOf(run: Run, beside: RetirementFacts): RotationView {
  const { entry, dismissed } = run;
  const account = entry?.plan.account ?? run.account;
  const user = entry?.plan.userName ?? run.user;
  const common = {
    id: run.id,
    profiles: [...run.profiles],
    ...defined({ account, user }),
    oldKey: maskKeyId(run.oldKey),
    startedAt: run.startedAt,
    seen: dismissed,
  };
  return { ...common, ...(entry === undefined ? beforeEntry(run) : stateOf(run, entry, beside)) };
}

type StateOf<View> = View extends RotationView
  ? Omit<View, 'id' | 'profiles' | 'account' | 'user' | 'oldKey' | 'startedAt' | 'seen'>
  : never;

function beforeEntry(run: Run): StateOf<RotationView> {
  if (run.refused !== undefined) {
    return {
      steps: stepsUpTo('check', 'failed'),
      state: 'failed',
      failure: run.refused,
      reached: 'check',
      undone: 'nothing was made',
      endedAt: run.endedAt ?? run.startedAt,
    };
  }
  if (run.question !== undefined) {
    const steps = stepsUpTo('check', 'running');
    return { steps, state: 'waiting for an answer', question: run.question };
  }
  const steps = stepsUpTo(run.step, 'running');
  return { steps, state: 'working', step: run.step, canCancel: true, looks: false };
}

function stateOf(run: Run, entry: Entry, beside: RetirementFacts): StateOf<RotationView> {
  const { question } = run;
  if (question !== undefined) {
    const steps = stepsUpTo(reachedIn(entry.progress), 'running', entry.plan);
    return { steps, state: 'waiting for an answer', question };
  }
  const open = neededDecisionOf(run, entry);
  if (open !== undefined) {
    return openView(entry, open);
  }
  if (entry.resolved && entry.openBefore !== undefined) {
    // While it is looked what is left, its keys stay in sight, and nothing is to be decided.
    return { ...openView(entry, entry.openBefore), choices: [] };
  }
  return underWayOrOver(run, entry, beside);
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

function underWayOrOver(run: Run, entry: Entry, beside: RetirementFacts): StateOf<RotationView> {
  const { progress, plan, madeRoom } = entry;
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
      const retirement = retirementOf(run, entry, progress, beside);
      return {
        steps: stepsAfterSuccess(retirement, plan),
        state: 'succeeded',
        newKey: maskKeyId(progress.newKey),
        endedAt: progress.savedAt,
        retirement,
        acts: availableOldKeyActs(run, entry),
      };
    }
    case 'undoing':
    case 'undo saving':
    case 'removing new key':
    case 'undone':
    case 'new key removed':
      return undoView(run, entry, progress);
    case 'begun':
    case 'making room':
    case 'creating':
    case 'answer lost':
    case 'created':
    case 'proved':
    case 'saving':
      return workingView(run, entry);
    default:
      return unreachable(progress);
  }
}

function workingView(run: Run, entry: Entry): StateOf<RotationView> {
  const { step } = run;
  const { phase } = entry.progress;
  // What another process has asked AWS for, or this one without an answer, is not asked for again.
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

function undoView(run: Run, { plan }: Entry, progress: UndoProgress): StateOf<RotationView> {
  const { retirementFailure: failure, proof } = run;
  const newKey = maskKeyId(progress.newKey);
  const steps = stepsUpTo('retire', 'running', plan);
  if (!('undoneAt' in progress)) {
    const before = proof === undefined ? 'reactivate' : 'prove';
    const step = progress.phase === 'undo saving' ? 'save' : before;
    return { steps, state: 'undoing', newKey, step };
  }
  if (progress.phase === 'removing new key' && failure === undefined) {
    return { steps, state: 'undoing', newKey, step: 'remove the new key' };
  }
  return {
    steps: stepsUpTo('record', 'done', plan),
    state: 'undone',
    newKey,
    endedAt: progress.undoneAt,
    newKeyIs: progress.phase === 'new key removed' ? 'gone' : 'active',
    ...defined({ failure }),
  };
}
