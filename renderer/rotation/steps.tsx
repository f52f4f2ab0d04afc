import type { ReactElement } from 'react';
import type { StepView, UndoStep } from '../../shared/contract/rotation.ts';
import { undoSteps } from '../../shared/values/choices.ts';
import { proofProgress, stepLabel } from '../../shared/words/rotation/rotation.ts';
import { undoStepLabels, undoStepSentences } from '../../shared/words/rotation/undo.ts';
import { rotationWords, stepStatuses } from '../../shared/words/window.ts';
import { CheckIcon, CircleIcon, SkippedIcon, SpinnerIcon, WarningIcon } from '../ui/icons.tsx';

const stepIcons = {
  waiting: CircleIcon,
  running: SpinnerIcon,
  done: CheckIcon,
  failed: WarningIcon,
  skipped: SkippedIcon,
} as const satisfies Record<StepView['status'], () => ReactElement>;

function StepIcon({ status }: Pick<StepView, 'status'>): ReactElement {
  const Icon = stepIcons[status];
  return <Icon />;
}

/** The steps of a rotation, live; compact once it has ended. */
export function Steps({
  steps,
  slim,
}: {
  readonly steps: readonly StepView[];
  readonly slim: boolean;
}): ReactElement {
  return (
    <ol className={slim ? 'steps steps-slim' : 'steps'} aria-label={rotationWords.steps}>
      {steps.map(({ step, status, proof, looks }) => (
        <li
          key={step}
          className={`step step-${status}`}
          aria-current={status === 'running' ? 'step' : undefined}
        >
          <StepIcon status={status} />
          <span className="step-label">{stepLabel(step, looks)}</span>{' '}
          <span className="step-status">{stepStatuses[status]}</span>
          {status === 'running' && proof !== undefined && (
            <span className="step-wait">
              {proofProgress(proof.passed, proof.needed, proof.slow)}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

type UndoStepsProps = {
  /** The current step; undefined once the undo has ended. */
  readonly now: UndoStep | undefined;
  /** Whether the new key is deleted, too: that step is shown only after a person has decided so. */
  readonly withNewKey: boolean;
};

/** The steps of an undo: done, current, and to come. */
export function UndoSteps({ now, withNewKey }: UndoStepsProps): ReactElement {
  const steps = undoSteps.filter((step) => withNewKey || step !== 'remove the new key');
  const at = now === undefined ? steps.length : steps.indexOf(now);
  return (
    <ol
      className={now === undefined ? 'steps steps-slim' : 'steps'}
      aria-label={rotationWords.undoSteps}
    >
      {steps.map((step, index) => (
        <UndoStepItem key={step} step={step} status={statusAt(index, at)} />
      ))}
    </ol>
  );
}

function statusAt(index: number, at: number): StepView['status'] {
  if (index === at) {
    return 'running';
  }
  return index < at ? 'done' : 'waiting';
}

function UndoStepItem({
  step,
  status,
}: {
  readonly step: UndoStep;
  readonly status: StepView['status'];
}): ReactElement {
  return (
    <li className={`step step-${status}`} aria-current={status === 'running' ? 'step' : undefined}>
      <StepIcon status={status} />
      <span className="step-label">{undoStepLabels[step]}</span>{' '}
      <span className="step-status">{stepStatuses[status]}</span>
      {status === 'running' && <span className="step-wait">{undoStepSentences[step]}</span>}
    </li>
  );
}
