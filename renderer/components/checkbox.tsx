import { useId } from 'react';
import type { ReactElement } from 'react';

type CheckboxProps = {
  readonly label: string;
  /** What it means. */
  readonly follows: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

/** A choice of yes or no, with what follows from it. */
export function Checkbox({ label, follows, checked, onChange }: CheckboxProps): ReactElement {
  const id = useId();
  return (
    <div className="answer">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        aria-describedby={`${id}-follows`}
        onChange={({ target }) => {
          onChange(target.checked);
        }}
      />
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-follows`} className="follows">
        {follows}
      </p>
    </div>
  );
}
