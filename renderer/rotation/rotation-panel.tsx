import type { ReactElement } from 'react';
import type { RotationView, StepName } from '../../shared/contract/rotation.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { allowsNextRotation } from '../../shared/rotations/allows-next-rotation.ts';
import { isNewKeyDead } from '../../shared/rotations/is-new-key-dead.ts';
import { explain } from '../../shared/words/errors.ts';
import {
  retirementSentence,
  succeededTitle,
  stepLabel,
  sinceSentence,
  whyNoCancel,
} from '../../shared/words/rotation/rotation.ts';
import {
  undoneSentence,
  undoneTitle,
  undoStepSentences,
} from '../../shared/words/rotation/undo.ts';
import { rotationWords, underWayTitle } from '../../shared/words/window.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { CommandFailure } from '../failures/way-out.tsx';
import { Button } from '../ui/button.tsx';
import { CheckIcon, WarningIcon } from '../ui/icons.tsx';
import { AfterUndo } from './after-undo.tsx';
import { DismissedOutcome } from './dismissed-outcome.tsx';
import { AfterSuccess, FailedOutcome } from './outcome.tsx';
import { RotationQuestion } from './questions/rotation-question.tsx';
import { Steps, UndoSteps } from './steps.tsx';

type RotationPanelProps = {
  readonly rotation: RotationView;
  readonly now: number;
  /** The rotation whose question is on the screen. */
  readonly asking: string | undefined;
  /** Rotates again; undefined where there is nothing left to rotate. */
  readonly onTryAgain: (() => void) | undefined;
};

/** One rotation: its steps, its question, and its outcome. */
export function RotationPanel(props: RotationPanelProps): ReactElement {
  const { rotation } = props;
  if (rotation.state === 'succeeded' && rotation.seen) {
    return <DismissedOutcome rotation={rotation} />;
  }
  const steps = <StepsOf key="steps" rotation={rotation} />;
  const rest = <PanelContent key="rest" {...props} />;
  return (
    <section className={`rotation rotation-${rotation.state.replaceAll(' ', '-')}`}>
      {/* One status region from the first step on: a region that appears together with its text is not announced. */}
      <div role="status" className="rotation-status">
        <StatusText rotation={rotation} />
      </div>
      {/* A failure comes first; the steps it has reached are less important. */}
      {rotation.state === 'failed' ? [rest, steps] : [steps, rest]}
    </section>
  );
}

function StepsOf({ rotation }: { readonly rotation: RotationView }): ReactElement {
  switch (rotation.state) {
    case 'undoing':
      return <UndoSteps now={rotation.step} withNewKey={rotation.step === 'remove the new key'} />;
    case 'undone':
      return <UndoSteps now={undefined} withNewKey={rotation.newKeyIs === 'gone'} />;
    case 'working':
    case 'waiting for an answer':
    case 'rolling back':
    case 'succeeded':
    case 'failed':
    case 'open':
      return <Steps steps={rotation.steps} slim={allowsNextRotation(rotation)} />;
    default:
      return unreachable(rotation);
  }
}

function StatusText({ rotation }: { readonly rotation: RotationView }): ReactElement | undefined {
  switch (rotation.state) {
    case 'working':
      return (
        <>
          <h3 className="title">{underWayTitle(rotation)}</h3>
          <p className="for-ears">{stepLabel(rotation.step, rotation.looks)}</p>
        </>
      );
    case 'waiting for an answer':
      return <h3 className="title">{underWayTitle(rotation)}</h3>;
    case 'rolling back':
      return (
        <>
          <h3 className="title">{underWayTitle(rotation)}</h3>
          <p>
            {explain(rotation.failure).title}. {rotationWords.notTakenBackYet}
          </p>
        </>
      );
    case 'succeeded':
      return (
        <>
          <h3 className="title">
            {isNewKeyDead(rotation.retirement) ? <WarningIcon /> : <CheckIcon />}
            {succeededTitle(rotation.profiles, rotation.retirement)}
          </h3>
          <p>
            {rotationWords.newKey(rotation.newKey)}{' '}
            {retirementSentence(rotation.retirement, rotation.oldKey)}
          </p>
          {rotation.retirement.oldKey === 'stays active' && (
            <p className="hint">{sinceSentence(rotation.retirement.since)}</p>
          )}
        </>
      );
    case 'undoing':
      return (
        <>
          <h3 className="title">{underWayTitle(rotation)}</h3>
          <p className="for-ears">{undoStepSentences[rotation.step]}</p>
        </>
      );
    case 'undone':
      return (
        <>
          <h3 className="title">
            <CheckIcon />
            {undoneTitle(rotation.profiles)}
          </h3>
          <p>{undoneSentence(rotation.newKeyIs, rotation.newKey)}</p>
        </>
      );
    case 'failed':
    case 'open':
      return undefined;
    default:
      return unreachable(rotation);
  }
}

function PanelContent({
  rotation,
  now,
  asking,
  onTryAgain,
}: RotationPanelProps): ReactElement | undefined {
  switch (rotation.state) {
    case 'working':
      return rotation.canCancel ? (
        <CancelButton rotation={rotation.id} />
      ) : (
        <WhyNoCancel step={rotation.step} />
      );
    case 'waiting for an answer':
      return <RotationQuestion rotation={rotation} now={now} isAsking={asking === rotation.id} />;
    case 'succeeded':
      return <AfterSuccess rotation={rotation} />;
    case 'undone':
      return <AfterUndo rotation={rotation} />;
    case 'failed':
      return <FailedOutcome rotation={rotation} onTryAgain={onTryAgain} />;
    case 'rolling back':
    case 'undoing':
    case 'open':
      return undefined;
    default:
      return unreachable(rotation);
  }
}

function WhyNoCancel({ step }: { readonly step: StepName }): ReactElement | undefined {
  const why = whyNoCancel(step);
  return why === undefined ? undefined : <p className="hint">{why}</p>;
}

function CancelButton({ rotation }: { readonly rotation: string }): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  return (
    <>
      <div className="actions">
        <Button
          busy={command.pending}
          onClick={() => {
            command.run(() => bridge.rotation.cancel({ rotation }));
          }}
        >
          {rotationWords.cancel}
        </Button>
      </div>
      <CommandFailure command={command} level={3} />
    </>
  );
}
