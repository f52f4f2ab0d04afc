import { useEffect, useId, useLayoutEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import type { KeyFacts } from '../../shared/rotation.ts';
import { wayOutLabels } from '../../shared/words/errors.ts';
import { twoKeysWords } from '../../shared/words/window.ts';
import { useBridge } from '../bridge.ts';
import { useCommand } from '../use-command.ts';
import { Button } from './button.tsx';
import { KeyFactsList } from './key-facts.tsx';
import { CommandFailure } from './way-out.tsx';

type TwoKeysDialogProps = {
  readonly keys: readonly KeyFacts[];
  readonly now: number;
  /** Called once when a person closed the dialog, by its button or by Escape. */
  readonly onClose: () => void;
};

/** Says that there is no room for a new key, and shows the two that are there. */
export function TwoKeysDialog({ keys, now, onClose }: TwoKeysDialogProps): ReactElement {
  const bridge = useBridge();
  const guide = useCommand();
  const dialog = useRef<HTMLDialogElement | null>(null);
  const id = useId();
  const closed = useRef(onClose);

  useEffect(() => {
    closed.current = onClose;
  }, [onClose]);

  // A layout effect, so that its clean-up closes the dialog while it still stands in the page: the browser then gives back the focus.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) {
      return undefined;
    }
    const ended = (): void => {
      // The event comes late; a dialog that has been opened anew meanwhile was not closed by a person.
      if (!element.open) {
        closed.current();
      }
    };
    element.addEventListener('close', ended);
    element.showModal();
    return () => {
      element.removeEventListener('close', ended);
      element.close();
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-body`}
    >
      <h2 id={`${id}-title`} className="title">
        {twoKeysWords.title}
      </h2>
      <p id={`${id}-body`}>{twoKeysWords.body}</p>
      <ul className="key-list">
        {keys.map((facts) => (
          <li key={facts.keyId}>
            <KeyFactsList facts={facts} now={now} id={`${id}-${facts.keyId}`} />
          </li>
        ))}
      </ul>
      <p>{twoKeysWords.next}</p>
      <CommandFailure command={guide} level={3} />
      <div className="actions">
        <Button
          tone="primary"
          onClick={() => {
            dialog.current?.close();
          }}
        >
          {twoKeysWords.close}
        </Button>
        <Button
          busy={guide.pending}
          onClick={() => {
            guide.run(() => bridge.openGuide({ guide: 'access keys' }));
          }}
        >
          {wayOutLabels['read the guide']}
        </Button>
      </div>
    </dialog>
  );
}
