import { useId } from 'react';
import type { ReactElement } from 'react';
import type { HandoutPlace } from '../../../shared/contract/handout.ts';
import { handoutPlaceNames } from '../../../shared/values/handout-programs.ts';
import { handoutPlaces, handoutWords } from '../../../shared/words/rotation/handout.ts';
import { useBridge } from '../../bridge/bridge.ts';
import { useHandout } from '../../bridge/snapshot-context.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { CommandFailure } from '../../failures/way-out.tsx';
import { CopyHandout } from './copy-handout.tsx';

/** The places that may still use the old key, with what to do there, and the new key for them. */
export function HandoutChecklist({ rotation }: { readonly rotation: string }): ReactElement {
  const { checklist } = useHandout(rotation);
  const all = handoutPlaceNames.length;
  return (
    <details className="more where-else">
      <summary>
        {handoutWords.title}
        <span className="hint"> {handoutWords.ticked(checklist.length, all)}</span>
      </summary>
      <p className="hint">{handoutWords.hint}</p>
      <ul className="places">
        {handoutPlaceNames.map((place) => (
          <ChecklistItem
            key={place}
            rotation={rotation}
            place={place}
            isChecked={checklist.includes(place)}
          />
        ))}
      </ul>
      <CopyHandout rotation={rotation} />
    </details>
  );
}

type ChecklistItemProps = {
  readonly rotation: string;
  readonly place: HandoutPlace;
  readonly isChecked: boolean;
};

function ChecklistItem({ rotation, place, isChecked }: ChecklistItemProps): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const id = useId();
  const { name, steps } = handoutPlaces[place];
  return (
    <li className="answer">
      <input
        id={id}
        type="checkbox"
        checked={isChecked}
        aria-describedby={`${id}-steps`}
        onChange={({ target }) => {
          const mark = { rotation, place, isChecked: target.checked };
          command.run(() => bridge.handout.markPlace(mark));
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
