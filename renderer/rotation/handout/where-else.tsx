import { useId } from 'react';
import type { ReactElement } from 'react';
import type { Program } from '../../../shared/contract/elsewhere.ts';
import { programNames } from '../../../shared/values/place-names.ts';
import { elsewhereWords, programs } from '../../../shared/words/rotation/elsewhere.ts';
import { useBridge } from '../../bridge/bridge.ts';
import { useElsewhere } from '../../bridge/snapshot-context.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { CommandFailure } from '../../failures/way-out.tsx';
import { HandOut } from './hand-out.tsx';

/** The places that may still hold the old key, with what to do there, and the new key for them. */
export function WhereElse({ rotation }: { readonly rotation: string }): ReactElement {
  const { ticked } = useElsewhere(rotation);
  const all = programNames.length;
  return (
    <details className="more where-else">
      <summary>
        {elsewhereWords.title}
        <span className="hint"> {elsewhereWords.ticked(ticked.length, all)}</span>
      </summary>
      <p className="hint">{elsewhereWords.hint}</p>
      <ul className="places">
        {programNames.map((program) => (
          <Place
            key={program}
            rotation={rotation}
            program={program}
            isTicked={ticked.includes(program)}
          />
        ))}
      </ul>
      <HandOut rotation={rotation} />
    </details>
  );
}

type PlaceProps = {
  readonly rotation: string;
  readonly program: Program;
  readonly isTicked: boolean;
};

function Place({ rotation, program, isTicked }: PlaceProps): ReactElement {
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
