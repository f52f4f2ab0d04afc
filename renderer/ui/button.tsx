import type { ReactElement, ReactNode } from 'react';

/** How prominent a button is: the main action, an ordinary one, a destructive one, a minor one. */
export type ButtonTone = 'primary' | 'plain' | 'danger' | 'quiet';

type ButtonProps = {
  readonly tone?: ButtonTone;
  /** The command is pending: clicks do nothing, but the focus stays. */
  readonly busy?: boolean;
  /** The ID of the element that describes the button's subject. */
  readonly describedBy?: string;
  /** Has the focus when its dialog opens. */
  readonly hasFirstFocus?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
};

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
      // `disabled` would take the focus from people who use a keyboard.
      aria-disabled={busy}
      aria-describedby={describedBy}
      data-first-focus={hasFirstFocus ? '' : undefined}
      onClick={busy ? undefined : onClick}
    >
      {children}
    </button>
  );
}
