import type { ReactElement } from 'react';
import type { RotationView } from '../../shared/rotation.ts';
import { explain } from '../../shared/words/errors.ts';
import { notRotatedTitle, whatDidNotChange } from '../../shared/words/rotation.ts';
import { rotationWords } from '../../shared/words/window.ts';
import { useBridge } from '../bridge.ts';
import { useCommand } from '../use-command.ts';
import { Button } from './button.tsx';
import { Notice, Title } from './notice.tsx';
import { UsedElsewhereQuestion } from './used-elsewhere.tsx';
import { CommandFailure, NextStep, WayOutButton } from './way-out.tsx';

type Succeeded = Extract<RotationView, { readonly state: 'succeeded' }>;
type Failed = Extract<RotationView, { readonly state: 'failed' }>;

/** What can be done after a rotation that succeeded; its status region says the rest. */
export function AfterSuccess({ rotation }: { readonly rotation: Succeeded }): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const { id, profiles, retirement } = rotation;
  const asks = retirement.oldKey === 'stays active' && retirement.because === 'not answered';
  const canRetire =
    retirement.oldKey === 'stays active for now' ||
    (retirement.oldKey === 'stays active' && retirement.because === 'also elsewhere');
  const trouble =
    retirement.oldKey === 'stays active for now' ? explain(retirement.failure) : undefined;

  return (
    <>
      {trouble !== undefined && (
        <Notice tone="warning">
          <Title level={3}>{trouble.title}</Title>
          <p>{trouble.body}</p>
          <NextStep text={trouble.next} />
        </Notice>
      )}
      {asks && <UsedElsewhereQuestion rotation={id} />}
      <div className="actions">
        {canRetire && (
          <Button
            busy={command.pending}
            onClick={() => {
              command.run(() => bridge.retire({ rotation: id }));
            }}
          >
            {rotationWords.retire(profiles)}
          </Button>
        )}
        <DismissButton command={command} rotation={id} />
      </div>
      <CommandFailure command={command} level={3} />
    </>
  );
}

/** Why a rotation failed, what did not change, and the ways out. */
export function FailedOutcome({
  rotation,
  onTryAgain,
}: {
  readonly rotation: Failed;
  readonly onTryAgain: (() => void) | undefined;
}): ReactElement {
  const command = useCommand();
  const { id, profiles, failure, reached, undone } = rotation;
  const { title, body, next } = explain(failure);
  return (
    <>
      <Notice tone="danger" role="alert">
        <Title level={3}>{notRotatedTitle(profiles)}</Title>
        <p>
          <strong>{title}.</strong> {body}
        </p>
        <p>{whatDidNotChange(reached, undone)}</p>
        <NextStep text={next} />
        <div className="actions">
          <WayOutButton failure={failure} onTryAgain={onTryAgain} />
          <DismissButton command={command} rotation={id} />
        </div>
      </Notice>
      <CommandFailure command={command} level={3} />
    </>
  );
}

function DismissButton({
  command,
  rotation,
}: {
  readonly command: ReturnType<typeof useCommand>;
  readonly rotation: string;
}): ReactElement {
  const bridge = useBridge();
  return (
    <Button
      tone="quiet"
      busy={command.pending}
      onClick={() => {
        command.run(() => bridge.dismiss({ rotation }));
      }}
    >
      {rotationWords.dismiss}
    </Button>
  );
}
