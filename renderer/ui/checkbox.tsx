import { useId } from 'react';
import type { ReactElement } from 'react';

type CheckboxProps = {
  readonly label: string;
  /** The consequences of the choice. */
  readonly follows: string;
  readonly checked: boolean;
  /** Why it can't be changed here. */
  readonly locked?: string | undefined;
  readonly onChange: (checked: boolean) => void;
};

/** A choice of yes or no, with its consequences. */
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
        // `disabled` would hide it, with the reason, from people who use a keyboard.
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
