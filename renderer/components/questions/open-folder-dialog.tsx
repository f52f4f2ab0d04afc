import type { ReactElement } from 'react';
import { explain } from '../../../shared/words/errors.ts';
import { openFolderWords } from '../../../shared/words/questions.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { Notice } from '../notice.tsx';
import { CommandFailure } from '../way-out.tsx';
import { AboutRotation, CancelButton } from './about.tsx';
import type { DialogProps } from './asked.ts';

/** Names the folder that others may write in, and what that risks. Cancelling comes first. */
export function OpenFolderDialog({
  question,
  rotation,
  command,
  answer,
  cancel,
}: DialogProps<'open folder'>): ReactElement {
  const said = explain(question.failure);
  return (
    <Dialog title={said.title} body={said.body} onClose={cancel}>
      <AboutRotation rotation={rotation} />
      <Notice tone="warning">
        <p>{openFolderWords.warning}</p>
        <p>{openFolderWords.remembered}</p>
      </Notice>
      <CommandFailure command={command} level={3} />
      <div className="actions">
        <CancelButton cancel={cancel} isFirst />
        <Button
          tone="danger"
          busy={command.pending}
          onClick={() => {
            answer({ to: 'open folder', choice: 'work there' });
          }}
        >
          {openFolderWords.workThere}
        </Button>
      </div>
    </Dialog>
  );
}
