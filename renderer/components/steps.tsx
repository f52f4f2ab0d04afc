import type { ReactElement } from 'react';
import type { StepView } from '../../shared/rotation.ts';
import { proofProgress, stepLabels } from '../../shared/words/rotation.ts';
import { rotationWords, stepStatuses } from '../../shared/words/window.ts';
import { CheckIcon, CircleIcon, SkippedIcon, SpinnerIcon, WarningIcon } from './icons.tsx';

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

/** The steps of a rotation as they happen; slim once it has ended. */
export function Steps({
  steps,
  slim,
}: {
  readonly steps: readonly StepView[];
  readonly slim: boolean;
}): ReactElement {
  return (
    <ol className={slim ? 'steps steps-slim' : 'steps'} aria-label={rotationWords.steps}>
      {steps.map(({ step, status, proof }) => (
        <li
          key={step}
          className={`step step-${status}`}
          aria-current={status === 'running' ? 'step' : undefined}
        >
          <StepIcon status={status} />
          <span className="step-label">{stepLabels[step]}</span>{' '}
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
