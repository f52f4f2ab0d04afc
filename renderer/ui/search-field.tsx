import { useId } from 'react';
import type { ReactElement } from 'react';

type SearchFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** A box for words that are looked for. */
export function SearchField({ label, value, onChange }: SearchFieldProps): ReactElement {
  const id = useId();
  return (
    <div className="field list-search">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="box"
        type="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={value}
        onChange={({ target }) => {
          onChange(target.value);
        }}
      />
    </div>
  );
}
