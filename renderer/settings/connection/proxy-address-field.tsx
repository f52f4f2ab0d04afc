import { useId, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { proxyAddress } from '../../../shared/values/proxy-address.ts';
import { connectionWords } from '../../../shared/words/settings/connection.ts';

type ProxyAddressFieldProps = {
  readonly address: string;
  readonly onChange: (address: string) => void;
};

/** The address of a proxy. It is saved when a person leaves the field or presses Enter. */
export function ProxyAddressField({ address, onChange }: ProxyAddressFieldProps): ReactElement {
  const id = useId();
  const [text, setText] = useState(address);
  const [isWrong, setIsWrong] = useState(false);
  const [saved, setSaved] = useState(address);
  if (saved !== address) {
    setSaved(address);
    setText(address);
    setIsWrong(false);
  }

  function commit(): void {
    const whole = proxyAddress(text);
    setIsWrong(whole === undefined && text.trim() !== '');
    if (whole !== undefined && whole !== address) {
      onChange(whole);
    }
  }

  return (
    <div className="field">
      <label htmlFor={id}>{connectionWords.address}</label>
      <input
        id={id}
        className="box box-address"
        type="text"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        value={text}
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
        {connectionWords.addressFollows}
      </p>
      <p role="alert" className="form-alert">
        {isWrong && connectionWords.addressWrong}
      </p>
    </div>
  );
}
