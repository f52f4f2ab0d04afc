import { useId } from 'react';
import type { ReactElement } from 'react';

type CheckboxProps = {
  readonly label: string;
  /** What it means. */
  readonly follows: string;
  readonly checked: boolean;
  /** Why nobody can change it here. */
  readonly locked?: string | undefined;
  readonly onChange: (checked: boolean) => void;
};

/** A choice of yes or no, with what follows from it. */
export function Checkbox({
  label,
  follows,
  checked,
  locked,
  onChange,
}: CheckboxProps): ReactElement {
  const id = useId();
  return (
    <div className="answer">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        // `disabled` would take it from those who come by keyboard, and the reason with it.
        aria-disabled={locked !== undefined}
        aria-describedby={`${id}-follows`}
        onChange={({ target }) => {
          if (locked === undefined) onChange(target.checked);
        }}
      />
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-follows`} className="follows">
        {locked === undefined ? follows : `${locked} ${follows}`}
      </p>
    </div>
  );
}
