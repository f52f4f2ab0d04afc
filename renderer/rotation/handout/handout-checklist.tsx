import { useId } from 'react';
import type { ReactElement } from 'react';
import type { HandoutPlace } from '../../../shared/contract/handout.ts';
import { handoutPlaceNames } from '../../../shared/values/handout-programs.ts';
import { elsewhereWords, programs } from '../../../shared/words/rotation/handout.ts';
import { useBridge } from '../../bridge/bridge.ts';
import { useHandout } from '../../bridge/snapshot-context.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { CommandFailure } from '../../failures/way-out.tsx';
import { CopyHandout } from './copy-handout.tsx';

/** The places that may still use the old key, with what to do there, and the new key for them. */
export function HandoutChecklist({ rotation }: { readonly rotation: string }): ReactElement {
  const { ticked } = useHandout(rotation);
  const all = handoutPlaceNames.length;
  return (
    <details className="more where-else">
      <summary>
        {elsewhereWords.title}
        <span className="hint"> {elsewhereWords.ticked(ticked.length, all)}</span>
      </summary>
      <p className="hint">{elsewhereWords.hint}</p>
      <ul className="places">
        {handoutPlaceNames.map((program) => (
          <ChecklistItem
            key={program}
            rotation={rotation}
            program={program}
            isTicked={ticked.includes(program)}
          />
        ))}
      </ul>
      <CopyHandout rotation={rotation} />
    </details>
  );
}

type ChecklistItemProps = {
  readonly rotation: string;
  readonly program: HandoutPlace;
  readonly isTicked: boolean;
};

function ChecklistItem({ rotation, program, isTicked }: ChecklistItemProps): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const id = useId();
  const { name, steps } = programs[program];
  return (
    <li className="answer">
      <input
        id={id}
        type="checkbox"
        checked={isTicked}
        aria-describedby={`${id}-steps`}
        onChange={({ target }) => {
          command.run(() => bridge.tick({ rotation, program, ticked: target.checked }));
        }}
      />
      <label htmlFor={id}>{name}</label>
      <p id={`${id}-steps`} className="follows">
        {steps}
      </p>
      <CommandFailure command={command} level={3} />
    </li>
  );
}
