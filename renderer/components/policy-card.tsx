import { useId, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { Policy } from '../../shared/policy.ts';
import { settingsWords } from '../../shared/words/settings.ts';
import { useBridge } from '../bridge.ts';
import { useCommand } from '../use-command.ts';
import { CommandFailure } from './way-out.tsx';

/** How keys are backed up and retired; each change is saved at once. */
export function PolicyCard({ policy }: { readonly policy: Policy }): ReactElement {
  const bridge = useBridge();
  const command = useCommand();

  function change(changed: Partial<Policy>): void {
    command.run(() => bridge.setPolicy({ ...policy, ...changed }));
  }

  return (
    <section className="card">
      <h2 className="title">{settingsWords.keeping}</h2>
      <Choice
        label={settingsWords.backups}
        follows={settingsWords.backupsFollow}
        checked={policy.backups}
        onChange={(backups) => {
          change({ backups });
        }}
      />
      <Choice
        label={settingsWords.deleteAtOnce}
        follows={settingsWords.deleteAtOnceFollow}
        checked={policy.retirement === 'delete at once'}
        onChange={(atOnce) => {
          change({ retirement: atOnce ? 'delete at once' : 'deactivate first' });
        }}
      />
      <GraceDays
        days={policy.graceDays}
        onChange={(graceDays) => {
          change({ graceDays });
        }}
      />
      <CommandFailure command={command} level={3} />
    </section>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly follows: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

function Choice({ label, follows, checked, onChange }: ChoiceProps): ReactElement {
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

type GraceDaysProps = {
  readonly days: number;
  readonly onChange: (days: number) => void;
};

function GraceDays({ days, onChange }: GraceDaysProps): ReactElement {
  const id = useId();
  const [text, setText] = useState(String(days));
  const [wrong, setWrong] = useState(false);
  const [saved, setSaved] = useState(days);
  // A number from elsewhere replaces what stands in the box; the box itself stays, and with it the focus.
  if (saved !== days) {
    setSaved(days);
    setText(String(days));
    setWrong(false);
  }

  // Not with each digit: 14 begins with 1, and a day less of grace is not to be had by typing.
  function commit(): void {
    const parsed = Policy.shape.graceDays.safeParse(
      /^\d+$/u.test(text.trim()) ? Number(text) : NaN,
    );
    setWrong(!parsed.success);
    if (parsed.success && parsed.data !== days) {
      onChange(parsed.data);
    }
  }

  return (
    <div className="field">
      <label htmlFor={id}>{settingsWords.graceDays}</label>
      <input
        id={id}
        className="box box-number"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={text}
        aria-invalid={wrong}
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
        {settingsWords.graceDaysFollow}
      </p>
      <p role="alert" className="form-alert">
        {wrong && settingsWords.graceDaysWrong}
      </p>
    </div>
  );
}
