import type { ReactElement } from 'react';
import { endpointWords } from '../../../shared/words/rotation/questions.ts';
import type { QuestionDialogProps } from './question-dialog-props.ts';
import { RiskDialog } from './risk-dialog.tsx';

/** Names the hosts that requests go to instead of AWS, and what that risks. */
export function EndpointDialog({
  question,
  answer,
  ...asking
}: QuestionDialogProps<'endpoint'>): ReactElement {
  return (
    <RiskDialog
      {...asking}
      title={endpointWords.title}
      body={endpointWords.body(question.hosts)}
      warnings={[endpointWords.warning, endpointWords.remembered]}
      label={endpointWords.rotateThere}
      onConfirm={() => {
        answer({ to: 'endpoint', choice: 'rotate there' });
      }}
    />
  );
}
