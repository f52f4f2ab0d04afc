import type { ReactElement } from 'react';
import { explain } from '../../../shared/words/errors.ts';
import { lockWords } from '../../../shared/words/questions.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { Notice } from '../notice.tsx';
import { CommandFailure } from '../way-out.tsx';
import { AboutRotation, CancelButton } from './about.tsx';
import type { DialogProps } from './asked.ts';

/** Names the computer that holds the lock of the files, and what taking over risks. Cancelling comes first. */
export function LockDialog({
  question,
  rotation,
  command,
  answer,
  cancel,
}: DialogProps<'lock'>): ReactElement {
  return (
    <Dialog title={lockWords.title} body={explain(question.failure).body} onClose={cancel}>
      <AboutRotation rotation={rotation} />
      <Notice tone="warning">
        <p>{lockWords.warning}</p>
      </Notice>
      <CommandFailure command={command} level={3} />
      <div className="actions">
        <CancelButton cancel={cancel} isFirst />
        <Button
          tone="danger"
          busy={command.pending}
          onClick={() => {
            answer({ to: 'lock', choice: 'take it over' });
          }}
        >
          {lockWords.takeOver}
        </Button>
      </div>
    </Dialog>
  );
}
