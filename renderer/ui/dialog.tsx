import { useEffect, useId, useLayoutEffect, useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';

type DialogProps = {
  readonly title: string;
  /** The sentence that is read together with the title. */
  readonly body: string;
  /** Called once when a person put the dialog away with Escape. */
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/**
 * A modal dialog of the browser's own: it keeps the focus, and gives it back when it goes. The focus begins at the
 * element with `data-first-focus`, where there is one.
 */
export function Dialog({ title, body, onClose, children }: DialogProps): ReactElement {
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
    element.querySelector<HTMLElement>('[data-first-focus]')?.focus();
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
        {title}
      </h2>
      <p id={`${id}-body`}>{body}</p>
      {children}
    </dialog>
  );
}
