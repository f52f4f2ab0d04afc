import { useId } from 'react';
import type { ReactElement } from 'react';
import type { AutomaticView, Hindrance } from '../../shared/contract/automatic.ts';
import {
  automaticWords,
  hindranceSentences,
  stoppedInWords,
} from '../../shared/words/settings/automatic.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { CommandFailure } from '../failures/way-out.tsx';
import { Button } from '../ui/button.tsx';
import { ClockIcon, WarningIcon } from '../ui/icons.tsx';

type AutomaticProps = { readonly profile: string; readonly view: AutomaticView };

/** The switch for automatic rotation, or why a key can't rotate automatically. */
export function AutomaticSwitch({ profile, view }: AutomaticProps): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const id = useId();
  const hindrance = hindranceOf(view);
  const isOn = view.state !== 'off' && view.state !== 'stopped';
  const mayChange = view.state !== 'off' || hindrance === undefined;
  return (
    <section>
      <div className="answer">
        <input
          type="checkbox"
          id={id}
          checked={isOn}
          // `disabled` would hide it, with the reason, from people who use a keyboard.
          aria-disabled={!mayChange}
          aria-describedby={`${id}-follows`}
          onChange={() => {
            if (mayChange) command.run(() => bridge.profiles.setAutomatic({ profile, on: !isOn }));
          }}
        />
        <label htmlFor={id}>{automaticWords.label}</label>
        <p id={`${id}-follows`} className="follows">
          {hindrance === undefined ? automaticWords.hint : hindranceSentences[hindrance]}
        </p>
      </div>
      <CommandFailure command={command} level={3} />
    </section>
  );
}

function hindranceOf(view: AutomaticView): Hindrance | undefined {
  if (view.state === 'off') return view.hindrance;
  return view.state === 'paused' ? view.because : undefined;
}

/** The state of automatic rotation outside the details: about to happen, waiting, or stopped. */
export function AutomaticLine({ profile, view }: AutomaticProps): ReactElement | undefined {
  const bridge = useBridge();
  const command = useCommand();
  if (view.state === 'on' && view.told && view.at !== undefined) {
    return (
      <p className="remark">
        <ClockIcon />
        {automaticWords.tomorrow(view.at)}
      </p>
    );
  }
  if (view.state === 'paused') {
    return (
      <p className="remark">
        <ClockIcon />
        {automaticWords.paused} {hindranceSentences[view.because]}
      </p>
    );
  }
  return view.state === 'stopped' ? (
    <div className="why-not">
      <p>
        <WarningIcon />
        {stoppedInWords(view.failures, view.because)}
      </p>
      <div className="actions">
        <Button
          busy={command.pending}
          onClick={() => {
            command.run(() => bridge.profiles.setAutomatic({ profile, on: true }));
          }}
        >
          {automaticWords.tryAgain(profile)}
        </Button>
        <Button
          tone="quiet"
          busy={command.pending}
          onClick={() => {
            command.run(() => bridge.profiles.setAutomatic({ profile, on: false }));
          }}
        >
          {automaticWords.leaveOff(profile)}
        </Button>
      </div>
      <CommandFailure command={command} level={3} />
    </div>
  ) : undefined;
}
