import {
  type Retirement,
  type StepName,
  stepNames,
  type StepView,
} from '../../../shared/contract/rotation.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import type { RunMemory } from '../machine/run.ts';

/** What decides whether there is a step "back up". */
type Plan = { readonly backups: boolean };

/** The list of steps: done before the one reached, skipped or waiting after it. */
export function stepsUpTo(reached: StepName, status: StepView['status'], plan?: Plan): StepView[] {
  const at = stepNames.indexOf(reached);
  const after = status === 'failed' ? 'skipped' : 'waiting';
  return stepNames.map((step, index) => {
    if (step === 'back up' && plan?.backups === false) {
      return { step, status: 'skipped' };
    }
    if (index === at) {
      return { step, status };
    }
    return { step, status: index < at ? 'done' : after };
  });
}

/** The steps of a rotation that has saved its new key. */
export function stepsAfterSuccess(retirement: Retirement, plan: Plan): StepView[] {
  return stepsUpTo('record', 'done', plan).map((view) =>
    view.step === 'retire' ? { ...view, status: retireStatus(retirement) } : view,
  );
}

function retireStatus({ oldKey }: Retirement): StepView['status'] {
  switch (oldKey) {
    case 'being deactivated':
    case 'being deleted':
    case 'being reactivated':
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

/** The steps, with how many checks the new key has passed so far. */
export function withProof(steps: readonly StepView[], { step, proof }: RunMemory): StepView[] {
  return steps.map((view) =>
    view.step === 'prove' && step === 'prove' && proof !== undefined ? { ...view, proof } : view,
  );
}
