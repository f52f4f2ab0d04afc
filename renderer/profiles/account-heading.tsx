import { useId, useState } from 'react';
import type { ReactElement, SubmitEvent } from 'react';
import { listWords } from '../../shared/words/profiles/list.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { CommandFailure } from '../failures/way-out.tsx';
import { Button } from '../ui/button.tsx';
import { useKeptFocus } from '../ui/use-kept-focus.ts';

type AccountProps = { readonly account: string; readonly name: string | undefined };

/** The account of the profiles below, and the name that a person gives it. */
export function AccountHeading({ account, name }: AccountProps): ReactElement {
  const [isNaming, setNaming] = useState(false);
  const focus = useKeptFocus<HTMLDivElement>();
  return (
    <div className="account" {...focus}>
      <h2 className="account-name">
        {name !== undefined && <span>{name} </span>}
        <span className="hint">{listWords.account(account)}</span>
      </h2>
      {isNaming ? (
        <NameForm
          account={account}
          name={name}
          onEnd={() => {
            setNaming(false);
          }}
        />
      ) : (
        <Button
          tone="quiet"
          onClick={() => {
            setNaming(true);
          }}
        >
          {name === undefined ? listWords.name : listWords.rename}
          <span className="for-ears"> {listWords.account(account)}</span>
        </Button>
      )}
    </div>
  );
}

function NameForm({
  account,
  name,
  onEnd,
}: AccountProps & { readonly onEnd: () => void }): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const id = useId();
  const [typed, setTyped] = useState(name ?? '');

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    command.run(async () => {
      const reply = await bridge.profiles.nameAccount({ account, name: typed.trim() });
      if (reply.ok) {
        onEnd();
      }
      return reply;
    });
  }

  return (
    <form className="account-form" noValidate onSubmit={submit}>
      <label htmlFor={id} className="for-ears">
        {listWords.nameOf(account)}
      </label>
      <input
        id={id}
        className="box"
        type="text"
        maxLength={60}
        autoComplete="off"
        // A person has just clicked to enter it.
        ref={focusOnce}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
        }}
        onKeyDown={({ key }) => {
          if (key === 'Escape') {
            onEnd();
          }
        }}
      />
      <button type="submit" className="button button-primary" aria-disabled={command.pending}>
        {listWords.save}
      </button>
      <Button tone="quiet" onClick={onEnd}>
        {listWords.cancel}
      </Button>
      <CommandFailure command={command} level={3} />
    </form>
  );
}

function focusOnce(input: HTMLInputElement | null): void {
  input?.focus();
}
