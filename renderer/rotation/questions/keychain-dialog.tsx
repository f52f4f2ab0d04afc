import type { ReactElement } from 'react';
import { explain } from '../../../shared/words/errors.ts';
import { keychainWords } from '../../../shared/words/rotation/questions.ts';
import { CommandFailure, NextStep } from '../../failures/way-out.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { AboutRotation, CancelButton } from './about-rotation.tsx';
import type { QuestionDialogProps } from './question-dialog-props.ts';

/** Says why the keychain can't store backups, and lets a person continue without. */
export function KeychainDialog({
  question,
  rotation,
  command,
  answer,
  cancel,
}: QuestionDialogProps<'keychain'>): ReactElement {
  const { title, body, next } = explain(question.failure);
  return (
    <Dialog title={title} body={body} onClose={cancel}>
      <AboutRotation rotation={rotation} />
      <NextStep text={next} />
      <p className="hint">{keychainWords.without}</p>
      <CommandFailure command={command} level={3} />
      <div className="actions">
        <Button
          tone="primary"
          busy={command.pending}
          onClick={() => {
            answer({ to: 'keychain', choice: 'try again' });
          }}
        >
          {keychainWords.again}
        </Button>
        <Button
          busy={command.pending}
          onClick={() => {
            answer({ to: 'keychain', choice: 'without a backup' });
          }}
        >
          {keychainWords.go}
        </Button>
        <CancelButton cancel={cancel} />
      </div>
    </Dialog>
  );
}
