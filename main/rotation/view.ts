import { maskKeyId } from '../../shared/identifiers.ts';
import type { RotationView, UsedElsewhere } from '../../shared/rotation.ts';
import { unreachable } from '../../shared/unreachable.ts';
import { type Entry, mayCancel, type Open, reachedIn } from './entry.ts';
import { actsFor } from './old-key-acts.ts';
import { retirementOf } from './retirement-view.ts';
import type { Run } from './run.ts';
import { choicesFor } from './settle.ts';
import { stepsAfterSuccess, stepsUpTo, withProof } from './steps-view.ts';

/** What the window shows of a run. `answer` is the person's, for its old key. */
export function viewOf(run: Run, answer: UsedElsewhere | undefined): RotationView {
  const { entry, seen } = run;
  const account = entry?.plan.account ?? run.account;
  const user = entry?.plan.userName ?? run.user;
  const common = {
    id: run.id,
    profiles: [...run.profiles],
    ...(account === undefined ? {} : { account }),
    ...(user === undefined ? {} : { user }),
    oldKey: maskKeyId(run.oldKey),
    startedAt: run.startedAt,
    seen,
  };
  return { ...common, ...(entry === undefined ? beforeEntry(run) : stateOf(run, entry, answer)) };
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
  return { steps, state: 'working', step: run.step, canCancel: true };
}

function stateOf(run: Run, entry: Entry, answer: UsedElsewhere | undefined): StateOf<RotationView> {
  const { question, stopped } = run;
  if (question !== undefined) {
    const steps = stepsUpTo(reachedIn(entry.progress), 'running', entry.plan);
    return { steps, state: 'waiting for an answer', question };
  }
  if (entry.open !== undefined) {
    return openView(entry, entry.open);
  }
  if (stopped !== undefined) {
    const open: Open = { reason: 'interrupted', failure: stopped, since: run.startedAt, keys: [] };
    return openView(entry, open);
  }
  return underWayOrOver(run, entry, answer);
}

function openView(entry: Entry, open: Open): StateOf<RotationView> {
  const reached = reachedIn(entry.progress);
  const { reason, failure, since, keys } = open;
  return {
    steps: stepsUpTo(reached, 'failed', entry.plan),
    state: 'open',
    reason,
    failure,
    reached,
    since,
    keys: [...keys],
    choices: choicesFor(open, entry),
  };
}

function underWayOrOver(
  run: Run,
  entry: Entry,
  answer: UsedElsewhere | undefined,
): StateOf<RotationView> {
  const { progress, plan, madeRoom } = entry;
  switch (progress.phase) {
    case 'rolling back':
      return {
        steps: stepsUpTo(progress.reached, 'failed', plan),
        state: 'rolling back',
        failure: progress.failure,
      };
    case 'rolled back': {
      const { failure, reached, undone, endedAt } = progress;
      const room =
        madeRoom === 'no' || plan.room === undefined
          ? {}
          : { madeRoom: { keyId: plan.room, deleted: madeRoom } };
      const steps = stepsUpTo(reached, 'failed', plan);
      return { steps, state: 'failed', failure, reached, undone, endedAt, ...room };
    }
    case 'saved':
    case 'deactivating':
    case 'deactivated':
    case 'deleting':
    case 'deleted':
    case 'reactivating':
    case 'old key gone': {
      const retirement = retirementOf(run, entry, progress, answer);
      return {
        steps: stepsAfterSuccess(retirement, plan),
        state: 'succeeded',
        newKey: maskKeyId(progress.newKey),
        endedAt: progress.savedAt,
        retirement,
        acts: actsFor(run, entry),
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
      return {
        steps: withProof(stepsUpTo(run.step, 'running', plan), run),
        state: 'working',
        step: run.step,
        canCancel: mayCancel(entry),
      };
    default:
      return unreachable(progress);
  }
}

type UndoPhase = 'undoing' | 'undo saving' | 'removing new key' | 'undone' | 'new key removed';
type Undoing = Extract<Entry['progress'], { phase: UndoPhase }>;

function undoView(run: Run, { plan }: Entry, progress: Undoing): StateOf<RotationView> {
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
    ...(failure === undefined ? {} : { failure }),
  };
}
