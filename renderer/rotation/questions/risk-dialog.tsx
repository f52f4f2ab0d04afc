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
  /** The possible consequences, a paragraph each. */
  readonly warnings: readonly string[];
  /** The button that accepts the risk. */
  readonly label: string;
  readonly onConfirm: () => void;
};

/** Asks about a risk that only a person can judge, before a rotation continues. */
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
