import { useEffect, useId, useLayoutEffect, useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';

type DialogProps = {
  readonly title: string;
  /** The sentence that a screen reader reads with the title. */
  readonly body: string;
  /** Called once when a person has closed the dialog with Escape. */
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/**
 * The browser's modal dialog: it keeps the focus, and returns it when it closes. The initial focus is on the element
 * with `data-first-focus`, if there is one.
 */
export function Dialog({ title, body, onClose, children }: DialogProps): ReactElement {
  const dialog = useRef<HTMLDialogElement | null>(null);
  const id = useId();
  const closed = useRef(onClose);

  useEffect(() => {
    closed.current = onClose;
  }, [onClose]);

  // A layout effect, so that its clean-up closes the dialog while it is still in the document: only then does the
  // browser return the focus.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) {
      return undefined;
    }
    const ended = (): void => {
      // The event comes late; a dialog that was opened again by then was not closed by a person.
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
