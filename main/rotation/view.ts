import { maskKeyId } from '../../shared/identifiers.ts';
import {
  type OpenChoice,
  type OpenReason,
  type Retirement,
  type RotationView,
  type StepName,
  stepNames,
  type StepView,
  type UsedElsewhere,
} from '../../shared/rotation.ts';
import { unreachable } from '../../shared/unreachable.ts';
import { type Entry, mayCancel, type Progress, reachedIn } from './entry.ts';
import type { Run } from './run.ts';

const choicesFor: Record<OpenReason, readonly OpenChoice[]> = {
  'answer lost': ['delete the key left behind', 'it is not mine'],
  'roll back refused': ['delete the key left behind', 'it is settled'],
  'no key to sign': ['try again', 'it is settled'],
  'partly saved': ['try again', 'it is settled'],
  'old key back': ['try again', 'it is settled'],
  'other identity': ['try again', 'it is settled'],
  interrupted: ['try again', 'it is settled'],
};

/** What the window shows of a run. `answer` is the person's, for its old key. */
export function viewOf(run: Run, answer: UsedElsewhere | undefined): RotationView {
  const { entry } = run;
  const account = entry?.plan.account ?? run.account;
  const user = entry?.plan.userName ?? run.user;
  const common = {
    id: run.id,
    profiles: [...run.profiles],
    ...(account === undefined ? {} : { account }),
    ...(user === undefined ? {} : { user }),
    oldKey: maskKeyId(run.oldKey),
    startedAt: run.startedAt,
  };
  if (run.refused !== undefined) {
    return {
      ...common,
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
    return { ...common, steps, state: 'waiting for an answer', question: run.question };
  }
  if (entry === undefined) {
    const steps = stepsUpTo(run.step, 'running');
    return { ...common, steps, state: 'working', step: run.step, canCancel: true };
  }
  return { ...common, ...stateOf(run, entry, answer) };
}

type StateOf<View> = View extends RotationView
  ? Omit<View, 'id' | 'profiles' | 'account' | 'user' | 'oldKey' | 'startedAt'>
  : never;

function stateOf(run: Run, entry: Entry, answer: UsedElsewhere | undefined): StateOf<RotationView> {
  const { progress, open } = entry;
  if (open !== undefined) {
    const reached = reachedIn(progress);
    return {
      steps: stepsUpTo(reached, 'failed'),
      state: 'open',
      reason: open.reason,
      failure: open.failure,
      reached,
      since: open.since,
      keys: [...open.keys],
      choices: [...choicesFor[open.reason]],
    };
  }
  switch (progress.phase) {
    case 'rolling back':
      return {
        steps: stepsUpTo(progress.reached, 'failed'),
        state: 'rolling back',
        failure: progress.failure,
      };
    case 'rolled back': {
      const { failure, reached, undone, endedAt } = progress;
      const steps = stepsUpTo(reached, 'failed');
      return { steps, state: 'failed', failure, reached, undone, endedAt };
    }
    case 'saved':
    case 'deactivating':
    case 'deactivated':
    case 'old key gone':
      return succeeded(run, progress, answer);
    case 'begun':
    case 'creating':
    case 'answer lost':
    case 'created':
    case 'proved':
    case 'saving':
      return {
        steps: withProof(stepsUpTo(run.step, 'running'), run),
        state: 'working',
        step: run.step,
        canCancel: mayCancel(entry),
      };
    default:
      return unreachable(progress);
  }
}

function succeeded(
  run: Run,
  progress: Extract<Progress, { savedAt: number }>,
  answer: UsedElsewhere | undefined,
): StateOf<RotationView> {
  const retirement = retirementOf(run, progress, answer);
  const steps = stepsUpTo('record', 'done').map((view) =>
    view.step === 'retire' ? { ...view, status: retireStatus(retirement) } : view,
  );
  return {
    steps,
    state: 'succeeded',
    newKey: maskKeyId(progress.newKey),
    endedAt: progress.savedAt,
    retirement,
  };
}

function retireStatus({ oldKey }: Retirement): StepView['status'] {
  switch (oldKey) {
    case 'being deactivated':
      return 'running';
    case 'stays active for now':
      return 'failed';
    case 'stays active':
      return 'skipped';
    case 'deactivated':
    case 'gone':
      return 'done';
    default:
      return unreachable(oldKey);
  }
}

function retirementOf(
  run: Run,
  progress: Extract<Progress, { savedAt: number }>,
  answer: UsedElsewhere | undefined,
): Retirement {
  if (progress.phase === 'deactivated') {
    return { oldKey: 'deactivated', at: progress.retiredAt };
  }
  if (progress.phase === 'old key gone') {
    return { oldKey: 'gone' };
  }
  if (run.retirementFailure !== undefined) {
    return { oldKey: 'stays active for now', failure: run.retirementFailure };
  }
  if (progress.phase === 'deactivating' || run.retireAsked || answer === 'only here') {
    return { oldKey: 'being deactivated' };
  }
  return { oldKey: 'stays active', because: answer ?? 'not answered' };
}

/** The list of steps: done before the one reached, skipped or waiting after it. */
function stepsUpTo(reached: StepName, status: StepView['status']): StepView[] {
  const at = stepNames.indexOf(reached);
  const after = status === 'failed' ? 'skipped' : 'waiting';
  return stepNames.map((step, index) => {
    if (index === at) {
      return { step, status };
    }
    return { step, status: index < at ? 'done' : after };
  });
}

function withProof(steps: readonly StepView[], { step, proof }: Run): StepView[] {
  return steps.map((view) =>
    view.step === 'prove' && step === 'prove' && proof !== undefined ? { ...view, proof } : view,
  );
}
