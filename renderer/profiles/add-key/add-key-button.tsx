import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { Snapshot } from '../../../shared/contract/snapshot.ts';
import { addKeyWords } from '../../../shared/words/profiles/add-key.ts';
import { useBridge } from '../../bridge/bridge.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import type { ButtonTone } from '../../ui/button.tsx';
import { useDroppedFile } from '../../ui/use-dropped-file.ts';
import { AddKeyDialog } from './add-key-dialog.tsx';

type AddKeyButtonProps = {
  readonly snapshot: Pick<Snapshot, 'adding' | 'profiles'>;
  readonly tone: ButtonTone;
};

/** Opens the dialog, which opens again with the window if it was left open. */
export function AddKeyButton({ snapshot, tone }: AddKeyButtonProps): ReactElement {
  const { adding, profiles } = snapshot;
  const [opened, setOpened] = useState(adding === undefined ? undefined : 0);
  const times = useRef(0);
  const bridge = useBridge();
  const dropping = useCommand();

  function open(): void {
    // A new dialog each time: the close event of the one before may still come.
    times.current += 1;
    setOpened(times.current);
  }

  const isOver = useDroppedFile((file) => {
    if (opened === undefined) {
      open();
    }
    dropping.run(() => bridge.pendingKeys.readDropped(file));
  });
  return (
    <>
      {isOver && <p className="drop-here">{addKeyWords.dropHere}</p>}
      <Button tone={tone} onClick={open}>
        {addKeyWords.open}
      </Button>
      {opened !== undefined && (
        <AddKeyDialog
          key={opened}
          adding={adding}
          profiles={profiles}
          dropping={dropping}
          onClose={() => {
            setOpened(undefined);
          }}
        />
      )}
    </>
  );
}
