import type { ReactElement } from 'react';
import type { Question } from '../../../shared/contract/question.ts';
import { CommandFailure } from '../../failures/way-out.tsx';
import { ConfirmRisk } from '../../ui/confirm-risk.tsx';
import { AboutRotation } from './about-rotation.tsx';
import type { QuestionDialogProps } from './question-dialog-props.ts';

type RiskDialogProps = Pick<
  QuestionDialogProps<Question['about']>,
  'rotation' | 'command' | 'cancel'
> & {
  readonly title: string;
  readonly body: string;
  /** What may come of it, a paragraph each. */
  readonly warnings: readonly string[];
  /** The button that takes the risk. */
  readonly label: string;
  readonly onConfirm: () => void;
};

/** Asks about something that a person alone can judge before a rotation goes on. */
export function RiskDialog({ rotation, command, cancel, ...risk }: RiskDialogProps): ReactElement {
  return (
    <ConfirmRisk
      {...risk}
      busy={command.pending}
      onCancel={cancel}
      about={<AboutRotation rotation={rotation} />}
    >
      <CommandFailure command={command} level={3} />
    </ConfirmRisk>
  );
}
