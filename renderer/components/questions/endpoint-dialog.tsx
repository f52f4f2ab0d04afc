import type { ReactElement } from 'react';
import { endpointWords } from '../../../shared/words/questions.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { Notice } from '../notice.tsx';
import { CommandFailure } from '../way-out.tsx';
import { AboutRotation, CancelButton } from './about.tsx';
import type { DialogProps } from './asked.ts';

/** Names the hosts that requests go to in place of AWS, and what that risks. Cancelling comes first. */
export function EndpointDialog({
  question,
  rotation,
  command,
  answer,
  cancel,
}: DialogProps<'endpoint'>): ReactElement {
  return (
    <Dialog title={endpointWords.title} body={endpointWords.body(question.hosts)} onClose={cancel}>
      <AboutRotation rotation={rotation} />
      <Notice tone="warning">
        <p>{endpointWords.warning}</p>
        <p>{endpointWords.remembered}</p>
      </Notice>
      <CommandFailure command={command} level={3} />
      <div className="actions">
        <CancelButton cancel={cancel} isFirst />
        <Button
          tone="danger"
          busy={command.pending}
          onClick={() => {
            answer({ to: 'endpoint', choice: 'rotate there' });
          }}
        >
          {endpointWords.rotateThere}
        </Button>
      </div>
    </Dialog>
  );
}
