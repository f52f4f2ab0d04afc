import { useEffect, useId, useState } from 'react';
import type { ReactElement } from 'react';
import type { HandoutFormat } from '../../../shared/contract/handout.ts';
import { oneOf } from '../../../shared/values/choices.ts';
import { handoutFormatNames } from '../../../shared/values/handout-formats.ts';
import { handoutWords, handoutFormats } from '../../../shared/words/rotation/handout.ts';
import { useBridge } from '../../bridge/bridge.ts';
import { useHandout } from '../../bridge/snapshot-context.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { CommandFailure } from '../../failures/way-out.tsx';
import { Button } from '../../ui/button.tsx';
import { ClockIcon } from '../../ui/icons.tsx';
import { isWindows } from '../../ui/is-windows.ts';

/** Copies the new pair to the clipboard, in the format of the other program, and counts down. */
export function CopyHandout({ rotation }: { readonly rotation: string }): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const id = useId();
  const [format, setFormat] = useState<HandoutFormat>('bash');
  const { copied } = useHandout(rotation);
  return (
    <div className="hand-out">
      <h4 className="file-kind">{handoutWords.handOut}</h4>
      <p id={`${id}-hint`} className="hint">
        {handoutWords.handOutHint}
        {isWindows(navigator.userAgent) && ` ${handoutWords.handOutOnWindows}`}
      </p>
      <div className="list-tools">
        <div className="field">
          <label htmlFor={`${id}-format`}>{handoutWords.format}</label>
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
            command.run(() => bridge.handout.copy({ rotation, format }));
          }}
        >
          {handoutWords.copy}
        </Button>
      </div>
      {copied !== undefined && <Countdown key={copied.until} until={copied.until} />}
      <CommandFailure command={command} level={3} />
    </div>
  );
}

const SECOND = 1000;

/** Seconds until the clipboard is emptied. Not announced, or a screen reader would read every second. */
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
      {handoutWords.copied(seconds)}
    </p>
  );
}
