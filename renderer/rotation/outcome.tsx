import type { ReactElement } from 'react';
import type { Retirement, RotationView } from '../../shared/contract/rotation.ts';
import type { Failure } from '../../shared/values/failure.ts';
import { explain } from '../../shared/words/errors.ts';
import { oldKeyWords } from '../../shared/words/rotation/old-key.ts';
import { notRotatedTitle, whatDidNotChange } from '../../shared/words/rotation/rotation.ts';
import { useCommand } from '../bridge/use-command.ts';
import { DismissButton } from '../failures/dismiss-button.tsx';
import { CommandFailure, NextStep, WayOutButton } from '../failures/way-out.tsx';
import { Notice, Title } from '../ui/notice.tsx';
import { HandoutChecklist } from './handout/handout-checklist.tsx';
import { OldKeyActs } from './old-key-acts.tsx';
import { UsedElsewhereQuestion } from './used-elsewhere.tsx';

type SucceededRotation = Extract<RotationView, { readonly state: 'succeeded' }>;
type FailedRotation = Extract<RotationView, { readonly state: 'failed' }>;

/** What can be done after a rotation that succeeded; its status region has the rest. */
export function AfterSuccess({ rotation }: { readonly rotation: SucceededRotation }): ReactElement {
  const command = useCommand();
  const { id, profiles, retirement, acts } = rotation;
  // A key that is deleted needs no answer any more.
  const asks =
    retirement.oldKey === 'stays active' &&
    retirement.because === 'not answered' &&
    retirement.listed !== 'gone';
  return (
    <>
      <OldKeyTrouble retirement={retirement} />
      {asks && <UsedElsewhereQuestion rotation={id} />}
      {needsHandout(retirement) && <HandoutChecklist rotation={id} />}
      <div className="actions">
        <OldKeyActs rotation={id} profiles={profiles} acts={acts} command={command} />
        <DismissButton command={command} rotation={id} />
      </div>
      <CommandFailure command={command} level={3} />
    </>
  );
}

/** Whether the old key still works because a person uses it elsewhere. */
export function needsHandout(retirement: Retirement): boolean {
  return retirement.oldKey === 'stays active' && retirement.because === 'also elsewhere';
}

function troubleOf(retirement: Retirement): Failure | undefined {
  return 'failure' in retirement ? retirement.failure : undefined;
}

/** Why the old key could not be deactivated, deleted or activated again the last time. */
export function OldKeyTrouble({
  retirement,
}: {
  readonly retirement: Retirement;
}): ReactElement | undefined {
  const failure = troubleOf(retirement);
  if (failure === undefined) {
    return undefined;
  }
  const { title, body, next } = explain(failure);
  return (
    <Notice tone="warning">
      <Title level={3}>{title}</Title>
      <p>
        {body} {retirement.oldKey !== 'gone' && oldKeyWords.triedAgain}
      </p>
      <NextStep text={next} />
    </Notice>
  );
}

/** Why a rotation failed, what did not change, and the ways out. */
export function FailedOutcome({
  rotation,
  onTryAgain,
}: {
  readonly rotation: FailedRotation;
  readonly onTryAgain: (() => void) | undefined;
}): ReactElement {
  const command = useCommand();
  const { id, profiles, failure, reached, undone, madeRoom, newKey } = rotation;
  const { title, body, next } = explain(failure);
  return (
    <>
      <Notice tone="danger" role="alert">
        <Title level={3}>{notRotatedTitle(profiles)}</Title>
        <p>
          <strong>{title}.</strong> {body}
        </p>
        <p>{whatDidNotChange(reached, undone, madeRoom, newKey)}</p>
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
