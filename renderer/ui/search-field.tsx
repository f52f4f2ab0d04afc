import { useId } from 'react';
import type { ReactElement } from 'react';

type SearchFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

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
