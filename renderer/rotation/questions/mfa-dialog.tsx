import { useId, useRef, useState } from 'react';
import type { ReactElement, SubmitEvent } from 'react';
import type { MfaDevice } from '../../../shared/contract/question.ts';
import { codeDigits, codeLength } from '../../../shared/mfa/code-digits.ts';
import { explain, wayOutLabels } from '../../../shared/words/errors.ts';
import { mfaWords } from '../../../shared/words/rotation/questions.ts';
import { useShowView } from '../../bridge/show-view.ts';
import { FailureNotice } from '../../failures/way-out.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { AboutRotation, CancelButton } from './about-rotation.tsx';
import type { QuestionDialogProps } from './question-dialog-props.ts';

/** Asks for the code of an MFA device. The field is emptied at each attempt: AWS accepts each code once. */
export function MfaDialog({
  question,
  rotation,
  command,
  answer,
  cancel,
}: QuestionDialogProps<'MFA code'>): ReactElement {
  const { devices, denial, refused } = question;
  const goTo = useShowView();
  const id = useId();
  const box = useRef<HTMLInputElement | null>(null);
  const [code, setCode] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const device = devices.find(({ serial }) => serial === chosen) ?? devices[0];

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (command.pending || device === undefined) {
      return;
    }
    // If the code is refused, the next one has to be entered: AWS accepts each code once.
    box.current?.focus();
    setIncomplete(code.length !== codeLength);
    if (code.length === codeLength) {
      setCode('');
      answer({ to: 'MFA code', device: device.serial, code });
    }
  }

  const wrong = incomplete ? mfaWords.incomplete : undefined;
  const explained = refused === undefined ? undefined : explain(refused);
  return (
    <Dialog
      title={mfaWords.title}
      body={denial === undefined ? mfaWords.body : mfaWords.perhaps(denial)}
      onClose={cancel}
    >
      <AboutRotation rotation={rotation} />
      <form className="form" noValidate onSubmit={submit}>
        {devices.length > 1 && (
          <DeviceChoice devices={devices} chosen={device?.serial} onChoose={setChosen} />
        )}
        <div className="field">
          <label htmlFor={`${id}-code`}>{mfaWords.code}</label>
          <p id={`${id}-hint`} className="hint">
            {devices.length > 1 || device === undefined
              ? mfaWords.fromOneOf
              : mfaWords.from(device.name)}
          </p>
          <input
            ref={box}
            data-first-focus=""
            id={`${id}-code`}
            className="box box-code"
            type="text"
            inputMode="numeric"
            autoComplete="one-time-code"
            spellCheck={false}
            value={code}
            aria-describedby={`${id}-hint`}
            aria-invalid={wrong !== undefined || refused !== undefined}
            onChange={({ target }) => {
              setCode(codeDigits(target.value));
              setIncomplete(false);
            }}
          />
        </div>
        {/* Always rendered: a screen reader announces text only in an alert that was there before. */}
        <div role="alert" className="form-alert">
          {wrong ?? (explained !== undefined && !command.pending && <Refusal {...explained} />)}
        </div>
        {/* Without "Try again", which would send a code a second time. */}
        {command.failure !== undefined && <FailureNotice failure={command.failure} level={3} />}
        <div className="actions">
          <button type="submit" className="button button-primary" aria-disabled={command.pending}>
            {mfaWords.go}
          </button>
          {denial !== undefined && (
            <Button
              onClick={() => {
                goTo('permissions');
              }}
            >
              {wayOutLabels['see permissions']}
            </Button>
          )}
          <CancelButton cancel={cancel} />
        </div>
      </form>
    </Dialog>
  );
}

function Refusal({
  title,
  body,
  next,
}: {
  readonly title: string;
  readonly body: string;
  readonly next: string;
}): ReactElement {
  return (
    <>
      <strong>{title}.</strong> {body} {next}
    </>
  );
}

type DeviceChoiceProps = {
  readonly devices: readonly MfaDevice[];
  readonly chosen: string | undefined;
  readonly onChoose: (serial: string) => void;
};

function DeviceChoice({ devices, chosen, onChoose }: DeviceChoiceProps): ReactElement {
  const id = useId();
  return (
    <fieldset className="question">
      <legend>{mfaWords.device}</legend>
      {devices.map(({ serial, name }) => (
        <div key={serial} className="answer">
          <input
            type="radio"
            id={`${id}-${serial}`}
            name={id}
            checked={serial === chosen}
            aria-describedby={`${id}-${serial}-serial`}
            onChange={() => {
              onChoose(serial);
            }}
          />
          <label htmlFor={`${id}-${serial}`}>{name}</label>
          <p id={`${id}-${serial}-serial`} className="follows path">
            {serial}
          </p>
        </div>
      ))}
    </fieldset>
  );
}
