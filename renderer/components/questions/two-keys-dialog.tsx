import { useId } from 'react';
import type { ReactElement } from 'react';
import type { Question } from '../../../shared/question.ts';
import { removals, twoKeysWords } from '../../../shared/words/questions.ts';
import { AskTwice } from '../ask-twice.tsx';
import { Dialog } from '../dialog.tsx';
import { KeyFactsList } from '../key-facts.tsx';
import { CommandFailure } from '../way-out.tsx';
import { AboutRotation, CancelButton } from './about.tsx';
import type { DialogProps } from './asked.ts';

type Key = Extract<Question, { readonly about: 'two keys' }>['keys'][number];

function mayGo({ removal }: Key): boolean {
  return removal !== undefined && removals[removal].may;
}

/** Shows both keys of a user, and lets a person choose the one that makes room. */
export function TwoKeysDialog({
  question,
  rotation,
  now,
  command,
  answer,
  cancel,
}: DialogProps<'two keys'>): ReactElement {
  const { keys } = question;
  return (
    <Dialog title={twoKeysWords.title} body={twoKeysWords.body} onClose={cancel}>
      <AboutRotation rotation={rotation} />
      <p>{keys.some((key) => mayGo(key)) ? twoKeysWords.choose : twoKeysWords.noneMayGo}</p>
      <ul className="key-list">
        {keys.map((key) => (
          <KeyItem
            key={key.keyId}
            about={key}
            now={now}
            busy={command.pending}
            onDelete={() => {
              answer({ to: 'two keys', delete: key.keyId });
            }}
          />
        ))}
      </ul>
      <CommandFailure command={command} level={3} />
      <div className="actions">
        <CancelButton cancel={cancel} isFirst />
      </div>
    </Dialog>
  );
}

type KeyItemProps = {
  readonly about: Key;
  readonly now: number;
  readonly busy: boolean;
  readonly onDelete: () => void;
};

function KeyItem({ about, now, busy, onDelete }: KeyItemProps): ReactElement {
  const id = useId();
  const { keyId, removal } = about;
  const remark = removal === undefined ? twoKeysWords.beingRotated : removals[removal].remark;
  return (
    <li>
      <KeyFactsList facts={about} now={now} id={id} />
      <p className="hint">{remark}</p>
      {mayGo(about) && (
        <AskTwice
          label={twoKeysWords.remove(keyId)}
          question={twoKeysWords.sure}
          confirm={twoKeysWords.confirm}
          keep={twoKeysWords.keep}
          busy={busy}
          describedBy={id}
          onConfirm={onDelete}
        />
      )}
    </li>
  );
}
