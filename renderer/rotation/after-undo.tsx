import { useId } from 'react';
import type { ReactElement } from 'react';
import type { RotationView } from '../../shared/contract/rotation.ts';
import { explain } from '../../shared/words/errors.ts';
import { afterUndoWords } from '../../shared/words/rotation/undo.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { DismissButton } from '../failures/dismiss-button.tsx';
import { CommandFailure, NextStep } from '../failures/way-out.tsx';
import { Button } from '../ui/button.tsx';
import { Notice, Title } from '../ui/notice.tsx';

type UndoneRotation = Extract<RotationView, { readonly state: 'undone' }>;

/** What to do with the new key after an undo: a person decides, while it still works. */
export function AfterUndo({ rotation }: { readonly rotation: UndoneRotation }): ReactElement {
  const command = useCommand();
  const { id, newKeyIs, failure } = rotation;
  const trouble = failure === undefined ? undefined : explain(failure);
  return (
    <>
      {trouble !== undefined && (
        <Notice tone="warning">
          <Title level={3}>{trouble.title}</Title>
          <p>{trouble.body}</p>
          <NextStep text={trouble.next} />
        </Notice>
      )}
      {newKeyIs === 'active' ? (
        <NewKeyQuestion rotation={rotation} />
      ) : (
        <div className="actions">
          <DismissButton command={command} rotation={id} />
        </div>
      )}
      <CommandFailure command={command} level={3} />
    </>
  );
}

function NewKeyQuestion({ rotation }: { readonly rotation: UndoneRotation }): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const id = useId();

  function decide(newKey: 'delete' | 'keep'): void {
    command.run(() => bridge.rotation.decideNewKey({ rotation: rotation.id, newKey }));
  }

  return (
    <>
      <fieldset className="question" aria-describedby={id}>
        <legend>{afterUndoWords.question}</legend>
        <p id={id} className="hint">
          {afterUndoWords.hint}
        </p>
        <div className="actions">
          <Button
            tone="danger"
            busy={command.pending}
            onClick={() => {
              decide('delete');
            }}
          >
            {afterUndoWords.delete(rotation.profiles)}
          </Button>
          <Button
            busy={command.pending}
            onClick={() => {
              decide('keep');
            }}
          >
            {afterUndoWords.keep}
          </Button>
        </div>
      </fieldset>
      <CommandFailure command={command} level={3} />
    </>
  );
}
