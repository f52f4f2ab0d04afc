import type { ReactElement } from 'react';
import { explain } from '../../../shared/words/errors.ts';
import { openFolderWords } from '../../../shared/words/rotation/questions.ts';
import type { QuestionDialogProps } from './question-dialog-props.ts';
import { RiskDialog } from './risk-dialog.tsx';

/** Names the folder that other users may write in, and what that risks. */
export function OpenFolderDialog({
  question,
  answer,
  ...asking
}: QuestionDialogProps<'open folder'>): ReactElement {
  const said = explain(question.failure);
  return (
    <RiskDialog
      {...asking}
      title={said.title}
      body={said.body}
      warnings={[openFolderWords.warning, openFolderWords.remembered]}
      label={openFolderWords.workThere}
      onConfirm={() => {
        answer({ to: 'open folder', choice: 'work there' });
      }}
    />
  );
}
