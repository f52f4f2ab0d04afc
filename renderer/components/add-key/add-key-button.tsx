import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { addKeyWords } from '../../../shared/words/add-key.ts';
import { Button } from '../button.tsx';
import type { ButtonTone } from '../button.tsx';
import { AddKeyDialog } from './add-key-dialog.tsx';

type AddKeyButtonProps = {
  readonly snapshot: Pick<Snapshot, 'adding' | 'profiles'>;
  readonly tone: ButtonTone;
};

/** Opens the dialog; one that was left open is there again when the window is. */
export function AddKeyButton({ snapshot, tone }: AddKeyButtonProps): ReactElement {
  const { adding, profiles } = snapshot;
  const [isOpen, setOpen] = useState(adding !== undefined);
  return (
    <>
      <Button
        tone={tone}
        onClick={() => {
          setOpen(true);
        }}
      >
        {addKeyWords.open}
      </Button>
      {isOpen && (
        <AddKeyDialog
          adding={adding}
          profiles={profiles}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
