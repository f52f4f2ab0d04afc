import type { ReactElement } from 'react';
import type { AddKeyView } from '../../../shared/contract/add-key-view.ts';
import type { ProfileView } from '../../../shared/contract/snapshot.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { addKeyWords } from '../../../shared/words/profiles/add-key.ts';
import { useBridge } from '../../bridge/bridge.ts';
import { useCommand } from '../../bridge/use-command.ts';
import type { Command } from '../../bridge/use-command.ts';
import { CommandFailure } from '../../failures/way-out.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { AddedKey } from './added-key.tsx';
import { ReadKeys } from './read-keys.tsx';
import { Sources } from './sources.tsx';

type AddKeyProps = {
  /** The command that reads a dropped file. */
  readonly dropping: Command;
  readonly adding: AddKeyView | undefined;
  readonly profiles: readonly ProfileView[];
  readonly onClose: () => void;
};

/** Adds a key that a person was given to a profile, in three stages. */
export function AddKeyDialog({ adding, profiles, dropping, onClose }: AddKeyProps): ReactElement {
  const bridge = useBridge();
  const closing = useCommand();
  const focus = useKeptFocus<HTMLDivElement>();

  function close(): void {
    onClose();
    closing.run(() => bridge.pendingKeys.forget(undefined));
  }

  return (
    <Dialog title={addKeyWords.title} body={addKeyWords.body} onClose={close}>
      <CommandFailure command={dropping} level={3} />
      {/* Each stage removes the controls of the one before. */}
      <div className="stage" {...focus}>
        <Stage adding={adding} profiles={profiles} onClose={close} />
      </div>
    </Dialog>
  );
}

function Stage({ adding, profiles, onClose }: Omit<AddKeyProps, 'dropping'>): ReactElement {
  if (adding === undefined) {
    return <Sources onClose={onClose} />;
  }
  switch (adding.state) {
    case 'read':
      return <ReadKeys read={adding} profiles={profiles} onClose={onClose} />;
    case 'added':
      return <AddedKey added={adding} onClose={onClose} />;
    default:
      return unreachable(adding);
  }
}
