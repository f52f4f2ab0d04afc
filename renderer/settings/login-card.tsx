import { useId } from 'react';
import type { ReactElement } from 'react';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import { loginWords } from '../../shared/words/desktop.ts';
import { useBridge } from '../bridge/bridge.ts';
import type { Undoable } from '../bridge/use-undoable.ts';

type LoginCardProps = {
  readonly startsAtLogin: Snapshot['startsAtLogin'];
  readonly undoable: Undoable;
};

/** Whether the system starts Keyturn at login, as the system reports it. */
export function LoginCard({ startsAtLogin, undoable }: LoginCardProps): ReactElement {
  const bridge = useBridge();
  const id = useId();
  return (
    <section className="card">
      <h2 className="title">{loginWords.title}</h2>
      <div className="answer">
        <input
          type="checkbox"
          id={id}
          checked={startsAtLogin === true}
          aria-describedby={`${id}-follows`}
          onChange={({ target: { checked: on } }) => {
            undoable.change(
              () => bridge.settings.setStartsAtLogin({ on }),
              () => bridge.settings.setStartsAtLogin({ on: !on }),
            );
          }}
        />
        <label htmlFor={id}>{loginWords.startsAtLogin}</label>
        <p id={`${id}-follows`} className="follows">
          {startsAtLogin === undefined ? loginWords.notKnown : loginWords.follows}
        </p>
      </div>
    </section>
  );
}
