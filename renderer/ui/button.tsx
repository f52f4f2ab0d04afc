import type { ReactElement, ReactNode } from 'react';

/** How much a button asks for attention: the one thing to do, an ordinary one, one that destroys, one in passing. */
export type ButtonTone = 'primary' | 'plain' | 'danger' | 'quiet';

type ButtonProps = {
  readonly tone?: ButtonTone;
  /** The command is under way: clicks do nothing, but the focus stays. */
  readonly busy?: boolean;
  /** The id of the element that says what the button is about. */
  readonly describedBy?: string;
  /** Has the focus when its dialog opens. */
  readonly hasFirstFocus?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
};

/** A button of the window. */
export function Button({
  tone = 'plain',
  busy = false,
  describedBy,
  hasFirstFocus = false,
  onClick,
  children,
}: ButtonProps): ReactElement {
  return (
    <button
      type="button"
      className={`button button-${tone}`}
      // `disabled` would drop the focus of whoever came here by keyboard.
      aria-disabled={busy}
      aria-describedby={describedBy}
      data-first-focus={hasFirstFocus ? '' : undefined}
      onClick={busy ? undefined : onClick}
    >
      {children}
    </button>
  );
}
