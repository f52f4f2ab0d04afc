import { useId, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';

type DaysFieldProps = {
  readonly label: string;
  readonly follows: string;
  /** Shown for a number that is not allowed. */
  readonly wrong: string;
  readonly days: number;
  /** Why it can't be changed here. */
  readonly locked?: string | undefined;
  readonly fits: (days: number) => boolean;
  readonly onChange: (days: number) => void;
};

/** A number of days. It is saved when a person leaves the field or presses Enter. */
export function DaysField({
  label,
  follows,
  wrong,
  days,
  locked,
  fits,
  onChange,
}: DaysFieldProps): ReactElement {
  const id = useId();
  const [text, setText] = useState(String(days));
  const [isWrong, setIsWrong] = useState(false);
  const [saved, setSaved] = useState(days);
  // A number from outside replaces the text; the field itself stays, and keeps the focus.
  if (saved !== days) {
    setSaved(days);
    setText(String(days));
    setIsWrong(false);
  }

  // Not at each digit: 14 begins with 1, and typing must not shorten the grace period.
  function commit(): void {
    const number = /^\d{1,4}$/u.test(text.trim()) ? Number(text) : NaN;
    setIsWrong(!fits(number));
    if (fits(number) && number !== days) {
      onChange(number);
    }
  }

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="box box-number"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={text}
        readOnly={locked !== undefined}
        aria-disabled={locked !== undefined}
        aria-invalid={isWrong}
        aria-describedby={`${id}-follows`}
        onChange={({ target }) => {
          setText(target.value);
        }}
        onBlur={commit}
        onKeyDown={({ key }: KeyboardEvent) => {
          if (key === 'Enter') {
            commit();
          }
        }}
      />
      <p id={`${id}-follows`} className="hint">
        {locked === undefined ? follows : `${locked} ${follows}`}
      </p>
      <p role="alert" className="form-alert">
        {isWrong && wrong}
      </p>
    </div>
  );
}
