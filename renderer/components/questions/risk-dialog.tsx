import type { ReactElement } from 'react';
import type { Question } from '../../../shared/question.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { Notice } from '../notice.tsx';
import { CommandFailure } from '../way-out.tsx';
import { AboutRotation, CancelButton } from './about.tsx';
import type { DialogProps } from './asked.ts';

type RiskDialogProps = Pick<DialogProps<Question['about']>, 'rotation' | 'command' | 'cancel'> & {
  readonly title: string;
  readonly body: string;
  /** What may come of it, a paragraph each. */
  readonly warnings: readonly string[];
  /** The button that takes the risk. */
  readonly label: string;
  readonly onConfirm: () => void;
};

/** Asks about something that a person alone can judge, and says what it risks. Cancelling comes first. */
export function RiskDialog({
  rotation,
  command,
  cancel,
  title,
  body,
  warnings,
  label,
  onConfirm,
}: RiskDialogProps): ReactElement {
  return (
    <Dialog title={title} body={body} onClose={cancel}>
      <AboutRotation rotation={rotation} />
      <Notice tone="warning">
        {warnings.map((warning) => (
          <p key={warning}>{warning}</p>
        ))}
      </Notice>
      <CommandFailure command={command} level={3} />
      <div className="actions">
        <CancelButton cancel={cancel} isFirst />
        <Button tone="danger" busy={command.pending} onClick={onConfirm}>
          {label}
        </Button>
      </div>
    </Dialog>
  );
}
