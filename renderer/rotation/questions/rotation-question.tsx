import { useState } from 'react';
import type { ReactElement } from 'react';
import type { GivenAnswer } from '../../../shared/contract/question.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { questionWords } from '../../../shared/words/rotation/questions.ts';
import { useBridge } from '../../bridge/bridge.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { CommandFailure } from '../../failures/way-out.tsx';
import { Button } from '../../ui/button.tsx';
import { EndpointDialog } from './endpoint-dialog.tsx';
import { KeychainDialog } from './keychain-dialog.tsx';
import { LockDialog } from './lock-dialog.tsx';
import { MfaDialog } from './mfa-dialog.tsx';
import { MissingRightsDialog } from './missing-rights-dialog.tsx';
import { MountedFileDialog } from './mounted-file-dialog.tsx';
import { OpenFolderDialog } from './open-folder-dialog.tsx';
import type { QuestionDialogProps, WaitingRotation } from './question-dialog-props.ts';
import { TwoKeysDialog } from './two-keys-dialog.tsx';

type QuestionProps = {
  readonly rotation: WaitingRotation;
  /** Now, in ms. */
  readonly now: number;
  /** Whether this question is on the screen; the others wait. */
  readonly isAsking: boolean;
};

/** The question of a rotation, in a dialog. */
export function RotationQuestion({ rotation, now, isAsking }: QuestionProps): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  // A separate command: cancelling must not wait for a pending answer.
  const cancelling = useCommand();
  const [putAway, setPutAway] = useState(false);
  const { id, question } = rotation;

  function answer(given: GivenAnswer): void {
    command.run(() => bridge.rotation.answer({ rotation: id, answer: given }));
  }

  function cancel(): void {
    setPutAway(true);
    cancelling.run(() => bridge.rotation.cancel({ rotation: id }));
  }

  const common = { rotation, now, command, answer, cancel };
  return (
    <>
      {isAsking && !putAway && <QuestionDialog key={question.about} {...common} />}
      {/* If cancelling fails, the question can be opened again. */}
      {putAway && cancelling.failure !== undefined && (
        <>
          <div className="actions">
            <Button
              onClick={() => {
                setPutAway(false);
              }}
            >
              {questionWords.answer}
            </Button>
          </div>
          <CommandFailure command={cancelling} level={3} />
        </>
      )}
    </>
  );
}

function QuestionDialog(
  props: Omit<QuestionDialogProps<WaitingRotation['question']['about']>, 'question'>,
): ReactElement {
  const { question } = props.rotation;
  switch (question.about) {
    case 'two keys':
      return <TwoKeysDialog {...props} question={question} />;
    case 'MFA code':
      return <MfaDialog {...props} question={question} />;
    case 'missing rights':
      return <MissingRightsDialog {...props} question={question} />;
    case 'keychain':
      return <KeychainDialog {...props} question={question} />;
    case 'open folder':
      return <OpenFolderDialog {...props} question={question} />;
    case 'mounted file':
      return <MountedFileDialog {...props} question={question} />;
    case 'endpoint':
      return <EndpointDialog {...props} question={question} />;
    case 'lock':
      return <LockDialog {...props} question={question} />;
    default:
      return unreachable(question);
  }
}
