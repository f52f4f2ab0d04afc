import type { ReactElement } from 'react';
import { names } from '../../../shared/words/lists.ts';
import { questionWords } from '../../../shared/words/rotation/questions.ts';
import { profileWords } from '../../../shared/words/window.ts';
import { Button } from '../../ui/button.tsx';
import type { WaitingRotation } from './question-dialog-props.ts';

/** The rotation of a dialog, since several may run. */
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

/** The button that cancels the question. It has the initial focus where the other answers are irreversible. */
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
