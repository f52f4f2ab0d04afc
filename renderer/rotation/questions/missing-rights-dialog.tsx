import type { ReactElement } from 'react';
import { obstacleOf } from '../../../shared/values/denial-codes.ts';
import { explain, wayOutLabels } from '../../../shared/words/errors.ts';
import { consequenceOf, missingRightsWords } from '../../../shared/words/rotation/questions.ts';
import { useShowView } from '../../bridge/show-view.ts';
import { CommandFailure } from '../../failures/way-out.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { AboutRotation, CancelButton } from './about-rotation.tsx';
import type { QuestionDialogProps } from './question-dialog-props.ts';

/** Says which calls AWS denies and what follows, before anything is changed. */
export function MissingRightsDialog({
  question,
  rotation,
  command,
  answer,
  cancel,
}: QuestionDialogProps<'missing rights'>): ReactElement {
  const goTo = useShowView();
  const { refusal } = question;
  // An explicit deny has its own words; a missing permission has those of this question.
  const why =
    refusal === undefined || obstacleOf(refusal.code) === undefined ? undefined : explain(refusal);
  return (
    <Dialog title={missingRightsWords.title} body={missingRightsWords.body} onClose={cancel}>
      <AboutRotation rotation={rotation} />
      <ul className="key-list">
        {question.actions.map((action) => (
          <li key={action}>
            <p className="key-id">{action}</p>
            <p>{consequenceOf(action)}</p>
          </li>
        ))}
      </ul>
      {why !== undefined && <p>{why.body}</p>}
      <p>{why === undefined ? missingRightsWords.next : missingRightsWords.orGoOn(why.next)}</p>
      <CommandFailure command={command} level={3} />
      <div className="actions">
        <Button
          tone="primary"
          busy={command.pending}
          onClick={() => {
            answer({ to: 'missing rights', choice: 'go on' });
          }}
        >
          {missingRightsWords.go}
        </Button>
        <Button
          onClick={() => {
            goTo('permissions');
          }}
        >
          {wayOutLabels[why === undefined ? 'see permissions' : 'see denials']}
        </Button>
        <CancelButton cancel={cancel} />
      </div>
    </Dialog>
  );
}
