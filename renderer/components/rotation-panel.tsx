import { useState } from 'react';
import type { ReactElement } from 'react';
import type { RotationView } from '../../shared/rotation.ts';
import { unreachable } from '../../shared/unreachable.ts';
import { explain } from '../../shared/words/errors.ts';
import { retirementSentence, rotatedTitle, stepLabels } from '../../shared/words/rotation.ts';
import { rotationWords, twoKeysWords, underWayTitle } from '../../shared/words/window.ts';
import { hasEnded } from '../arrange.ts';
import { useBridge } from '../bridge.ts';
import { useCommand } from '../use-command.ts';
import { Button } from './button.tsx';
import { CheckIcon } from './icons.tsx';
import { AfterSuccess, FailedOutcome } from './outcome.tsx';
import { Steps } from './steps.tsx';
import { TwoKeysDialog } from './two-keys-dialog.tsx';
import { CommandFailure } from './way-out.tsx';

type RotationPanelProps = {
  readonly rotation: RotationView;
  readonly now: number;
  /** Rotates anew; undefined where there is nothing left to rotate. */
  readonly onTryAgain: (() => void) | undefined;
};

/** One rotation: its steps, what it asks, and its outcome. */
export function RotationPanel({ rotation, now, onTryAgain }: RotationPanelProps): ReactElement {
  const steps = <Steps key="steps" steps={rotation.steps} slim={hasEnded(rotation)} />;
  const rest = <Rest key="rest" rotation={rotation} now={now} onTryAgain={onTryAgain} />;
  return (
    <section className={`rotation rotation-${rotation.state.replaceAll(' ', '-')}`}>
      {/* One status region from the first step on: a region that comes together with its text is not announced. */}
      <div role="status" className="rotation-status">
        <StatusText rotation={rotation} />
      </div>
      {/* A failure comes first; how far it went is the small print. */}
      {rotation.state === 'failed' ? [rest, steps] : [steps, rest]}
    </section>
  );
}

function StatusText({ rotation }: { readonly rotation: RotationView }): ReactElement | undefined {
  switch (rotation.state) {
    case 'working':
      return (
        <>
          <h3 className="title">{underWayTitle(rotation)}</h3>
          <p className="for-ears">{stepLabels[rotation.step]}</p>
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
            <CheckIcon />
            {rotatedTitle(rotation.profiles)}
          </h3>
          <p>
            {rotationWords.newKey(rotation.newKey)}{' '}
            {retirementSentence(rotation.retirement, rotation.oldKey)}
          </p>
        </>
      );
    case 'failed':
    case 'open':
      return undefined;
    default:
      return unreachable(rotation);
  }
}

function Rest({ rotation, now, onTryAgain }: RotationPanelProps): ReactElement | undefined {
  switch (rotation.state) {
    case 'working':
      return rotation.canCancel ? <CancelButton rotation={rotation.id} /> : undefined;
    case 'waiting for an answer':
      return <TwoKeysQuestion rotation={rotation} now={now} />;
    case 'succeeded':
      return <AfterSuccess rotation={rotation} />;
    case 'failed':
      return <FailedOutcome rotation={rotation} onTryAgain={onTryAgain} />;
    case 'rolling back':
    case 'open':
      return undefined;
    default:
      return unreachable(rotation);
  }
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
            command.run(() => bridge.cancel({ rotation }));
          }}
        >
          {rotationWords.cancel}
        </Button>
      </div>
      <CommandFailure command={command} level={3} />
    </>
  );
}

function TwoKeysQuestion({
  rotation,
  now,
}: {
  readonly rotation: Extract<RotationView, { readonly state: 'waiting for an answer' }>;
  readonly now: number;
}): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const [closed, setClosed] = useState(false);

  function close(): void {
    setClosed(true);
    command.run(() => bridge.cancel({ rotation: rotation.id }));
  }

  return (
    <>
      {!closed && <TwoKeysDialog keys={rotation.question.keys} now={now} onClose={close} />}
      {/* Should the cancelling fail, the question can be reached again. */}
      {command.failure !== undefined && (
        <div className="actions">
          <Button
            onClick={() => {
              setClosed(false);
            }}
          >
            {twoKeysWords.open}
          </Button>
        </div>
      )}
      <CommandFailure command={command} level={3} />
    </>
  );
}
