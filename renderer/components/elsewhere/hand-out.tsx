import { useEffect, useId, useState } from 'react';
import type { ReactElement } from 'react';
import { oneOf } from '../../../shared/choices.ts';
import type { HandoutFormat } from '../../../shared/elsewhere.ts';
import { handoutFormatNames } from '../../../shared/place-names.ts';
import { elsewhereWords, handoutFormats } from '../../../shared/words/elsewhere.ts';
import { useBridge } from '../../bridge.ts';
import { isWindows } from '../../is-windows.ts';
import { useElsewhere } from '../../snapshot-context.ts';
import { useCommand } from '../../use-command.ts';
import { Button } from '../button.tsx';
import { ClockIcon } from '../icons.tsx';
import { CommandFailure } from '../way-out.tsx';

/** Puts the new pair into the clipboard, in the form that the other program takes, and counts down. */
export function HandOut({ rotation }: { readonly rotation: string }): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const id = useId();
  const [format, setFormat] = useState<HandoutFormat>('bash');
  const { handout } = useElsewhere(rotation);
  return (
    <div className="hand-out">
      <h4 className="file-kind">{elsewhereWords.handOut}</h4>
      <p id={`${id}-hint`} className="hint">
        {elsewhereWords.handOutHint}
        {isWindows(navigator.userAgent) && ` ${elsewhereWords.handOutOnWindows}`}
      </p>
      <div className="list-tools">
        <div className="field">
          <label htmlFor={`${id}-format`}>{elsewhereWords.format}</label>
          <select
            id={`${id}-format`}
            className="box"
            value={format}
            onChange={({ target }) => {
              setFormat(oneOf(handoutFormatNames, target.value) ?? format);
            }}
          >
            {handoutFormatNames.map((known) => (
              <option key={known} value={known}>
                {handoutFormats[known]}
              </option>
            ))}
          </select>
        </div>
        <Button
          busy={command.pending}
          describedBy={`${id}-hint`}
          onClick={() => {
            command.run(() => bridge.handOut({ rotation, format }));
          }}
        >
          {elsewhereWords.copy}
        </Button>
      </div>
      {handout !== undefined && <Countdown key={handout.until} until={handout.until} />}
      <CommandFailure command={command} level={3} />
    </div>
  );
}

const SECOND = 1000;

/** Seconds until the clipboard is emptied. Not announced one by one: it would never fall silent. */
function Countdown({ until }: { readonly until: number }): ReactElement {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, SECOND);
    return () => {
      clearInterval(timer);
    };
  }, []);
  const seconds = Math.min(60, Math.max(0, Math.ceil((until - now) / SECOND)));
  return (
    <p className="remark" role="timer">
      <ClockIcon />
      {elsewhereWords.copied(seconds)}
    </p>
  );
}
