import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import type { UsedElsewhere } from '../../shared/contract/rotation.ts';
import { usedElsewhereWords } from '../../shared/words/window.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { CommandFailure } from '../failures/way-out.tsx';

const answers = ['only here', 'also elsewhere'] as const satisfies readonly UsedElsewhere[];

/** The question where else a key is used; choosing an answer sends it at once. */
export function UsedElsewhereQuestion({ rotation }: { readonly rotation: string }): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const id = useId();
  const [chosen, setChosen] = useState<UsedElsewhere | undefined>(undefined);
  // An answer that failed counts as not given: the person can choose again.
  const shown = command.failure === undefined ? chosen : undefined;

  function choose(answer: UsedElsewhere): void {
    if (!command.pending) {
      setChosen(answer);
      command.run(() => bridge.rotation.answerUsedElsewhere({ rotation, answer }));
    }
  }

  return (
    <>
      <fieldset className="question" aria-describedby={`${id}-hint`}>
        <legend>{usedElsewhereWords.legend}</legend>
        <p id={`${id}-hint`} className="hint">
          {usedElsewhereWords.hint}
        </p>
        {answers.map((answer) => (
          <div key={answer} className="answer">
            <input
              type="radio"
              id={`${id}-${answer}`}
              name={id}
              checked={shown === answer}
              aria-describedby={`${id}-${answer}-follows`}
              onChange={() => {
                choose(answer);
              }}
            />
            <label htmlFor={`${id}-${answer}`}>{usedElsewhereWords.answers[answer].label}</label>
            <p id={`${id}-${answer}-follows`} className="follows">
              {usedElsewhereWords.answers[answer].follows}
            </p>
          </div>
        ))}
      </fieldset>
      <CommandFailure command={command} level={3} />
    </>
  );
}
