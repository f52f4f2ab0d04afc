import type { ReactElement } from 'react';
import { explain } from '../../../shared/words/errors.ts';
import { mountedFileWords } from '../../../shared/words/rotation/questions.ts';
import type { QuestionDialogProps } from './question-dialog-props.ts';
import { RiskDialog } from './risk-dialog.tsx';

/** Names the container that has mounted this single file, and what happens to the programs in it. */
export function MountedFileDialog({
  question,
  answer,
  ...asking
}: QuestionDialogProps<'mounted file'>): ReactElement {
  const said = explain(question.failure);
  return (
    <RiskDialog
      {...asking}
      title={said.title}
      body={said.body}
      warnings={[mountedFileWords.warning, mountedFileWords.remembered]}
      label={mountedFileWords.rotate}
      onConfirm={() => {
        answer({ to: 'mounted file', choice: 'rotate anyway' });
      }}
    />
  );
}
