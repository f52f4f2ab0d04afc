import type { ReactElement } from 'react';
import { explain } from '../../../shared/words/errors.ts';
import { lockWords } from '../../../shared/words/rotation/questions.ts';
import type { QuestionDialogProps } from './question-dialog-props.ts';
import { RiskDialog } from './risk-dialog.tsx';

/** Names the holder of the lock of the files, and what taking the lock over risks. */
export function LockDialog({
  question,
  answer,
  ...asking
}: QuestionDialogProps<'lock'>): ReactElement {
  return (
    <RiskDialog
      {...asking}
      title={lockWords.title}
      body={explain(question.failure).body}
      warnings={[lockWords.warning]}
      label={lockWords.takeOver}
      onConfirm={() => {
        answer({ to: 'lock', choice: 'take it over' });
      }}
    />
  );
}
