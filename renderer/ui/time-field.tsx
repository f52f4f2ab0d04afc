import { useId, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';

type TimeFieldProps = {
  readonly label: string;
  /** In minutes since midnight. */
  readonly minute: number;
  readonly onChange: (minute: number) => void;
};

/** A time of the day. It is saved when a person leaves the field or presses Enter. */
export function TimeField({ label, minute, onChange }: TimeFieldProps): ReactElement {
  const id = useId();
  const [text, setText] = useState(asText(minute));
  const [saved, setSaved] = useState(minute);
  // A time from outside (undo) replaces the text.
  if (saved !== minute) {
    setSaved(minute);
    setText(asText(minute));
  }

  function commit(): void {
    const chosen = fromText(text);
    if (chosen === undefined) {
      setText(asText(minute));
    } else if (chosen !== minute) {
      onChange(chosen);
    }
  }

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="box"
        type="time"
        value={text}
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
    </div>
  );
}

function asText(minute: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function fromText(text: string): number | undefined {
  const [hours, minutes] = text.split(':').map(Number);
  return hours === undefined || minutes === undefined || Number.isNaN(hours + minutes)
    ? undefined
    : hours * 60 + minutes;
}
