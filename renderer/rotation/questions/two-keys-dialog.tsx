import { useId, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { Question } from '../../../shared/contract/question.ts';
import { removals, twoKeysWords } from '../../../shared/words/rotation/questions.ts';
import { CommandFailure } from '../../failures/way-out.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyFactsList } from '../../ui/key-facts-list.tsx';
import { AboutRotation, CancelButton } from './about-rotation.tsx';
import type { QuestionDialogProps } from './question-dialog-props.ts';

type TwoKeysQuestion = Extract<Question, { readonly about: 'two keys' }>;
type Key = TwoKeysQuestion['keys'][number];

function mayGo({ removal }: Key): boolean {
  return removal !== undefined && removals[removal].may;
}

function remarkOf({ removal }: Key): string {
  return removal === undefined ? twoKeysWords.beingRotated : removals[removal].remark;
}

/** Shows all keys of a user, and lets a person choose which to delete to free a slot. */
export function TwoKeysDialog(props: QuestionDialogProps<'two keys'>): ReactElement {
  const { question, rotation, command, cancel } = props;
  const { keys, mustGo } = question;
  const isUsual = keys.length === 2;
  const isEnough = keys.filter((key) => mayGo(key)).length >= mustGo;
  return (
    <Dialog
      title={isUsual ? twoKeysWords.title : twoKeysWords.several.title(keys.length)}
      body={isUsual ? twoKeysWords.body : twoKeysWords.several.body(mustGo)}
      onClose={cancel}
    >
      <AboutRotation rotation={rotation} />
      <p>{whatToDo(question)}</p>
      {isEnough && mustGo > 1 ? (
        <SeveralKeys {...props} />
      ) : (
        <OneKey {...props} isEnough={isEnough} />
      )}
      <CommandFailure command={command} level={3} />
      <div className="actions">
        <CancelButton cancel={cancel} isFirst />
      </div>
    </Dialog>
  );
}

function whatToDo({ keys, mustGo }: TwoKeysQuestion): string {
  const may = keys.filter((key) => mayGo(key)).length;
  if (may < mustGo) {
    return keys.length === 2
      ? twoKeysWords.noneMayGo
      : twoKeysWords.several.tooFewMayGo(mustGo, may);
  }
  return mustGo === 1 ? twoKeysWords.choose : twoKeysWords.several.choose(mustGo);
}

/** Each key with its own button, where deleting one is enough. */
function OneKey({
  question,
  now,
  command,
  answer,
  isEnough,
}: QuestionDialogProps<'two keys'> & { readonly isEnough: boolean }): ReactElement {
  const id = useId();
  return (
    <ul className="key-list">
      {question.keys.map((key) => (
        <KeyItem key={key.keyId} about={key} now={now} id={`${id}-${key.keyId}`}>
          <p className="hint">{remarkOf(key)}</p>
          {mayGo(key) && isEnough && (
            <ConfirmButton
              label={twoKeysWords.remove(key.keyId)}
              question={twoKeysWords.sure}
              confirm={twoKeysWords.confirm}
              keep={twoKeysWords.keep}
              busy={command.pending}
              describedBy={`${id}-${key.keyId}`}
              onConfirm={() => {
                answer({ to: 'two keys', delete: [key.keyId] });
              }}
            />
          )}
        </KeyItem>
      ))}
    </ul>
  );
}

/** Keys to choose, as many as have to be deleted, and one button for all of them. */
function SeveralKeys({
  question,
  now,
  command,
  answer,
}: QuestionDialogProps<'two keys'>): ReactElement {
  const { keys, mustGo } = question;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const id = useId();
  return (
    <>
      <ul className="key-list">
        {keys.map((key) => (
          <KeyItem key={key.keyId} about={key} now={now} id={`${id}-${key.keyId}`}>
            {mayGo(key) ? (
              <Checkbox
                label={twoKeysWords.several.pick(key.keyId)}
                follows={remarkOf(key)}
                checked={chosen.includes(key.keyId)}
                onChange={(checked) => {
                  const others = chosen.filter((each) => each !== key.keyId);
                  setChosen(checked ? [...others, key.keyId] : others);
                }}
              />
            ) : (
              <p className="hint">{remarkOf(key)}</p>
            )}
          </KeyItem>
        ))}
      </ul>
      <p role="status">{twoKeysWords.several.chosen(chosen.length, mustGo)}</p>
      {chosen.length === mustGo && (
        <ConfirmButton
          label={twoKeysWords.several.remove(mustGo)}
          question={twoKeysWords.several.sure(mustGo)}
          confirm={twoKeysWords.several.confirm}
          keep={twoKeysWords.several.keep}
          busy={command.pending}
          onConfirm={() => {
            answer({ to: 'two keys', delete: [...chosen] });
          }}
        />
      )}
    </>
  );
}

function KeyItem({
  about,
  now,
  id,
  children,
}: {
  readonly about: Key;
  readonly now: number;
  readonly id: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <li>
      <KeyFactsList facts={about} now={now} id={id} />
      {children}
    </li>
  );
}
