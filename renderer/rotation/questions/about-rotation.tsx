import type { ReactElement } from 'react';
import { names } from '../../../shared/words/lists.ts';
import { questionWords } from '../../../shared/words/rotation/questions.ts';
import { profileWords } from '../../../shared/words/window.ts';
import { Button } from '../../ui/button.tsx';
import type { WaitingRotation } from './question-dialog-props.ts';

/** Which rotation a dialog is about: with several under way nobody has to guess. */
export function AboutRotation({ rotation }: { readonly rotation: WaitingRotation }): ReactElement {
  const { profiles, user, account } = rotation;
  return (
    <p className="identity">
      <strong>{names(profiles)} </strong>
      {user !== undefined && <span>{profileWords.user(user)} </span>}
      {account !== undefined && <span>{profileWords.account(account)}</span>}
    </p>
  );
}

/** The button that puts a question away. It has the focus first where the other answers can't be taken back. */
export function CancelButton({
  cancel,
  isFirst = false,
}: {
  readonly cancel: () => void;
  readonly isFirst?: boolean;
}): ReactElement {
  return (
    <Button hasFirstFocus={isFirst} onClick={cancel}>
      {questionWords.cancel}
    </Button>
  );
}
