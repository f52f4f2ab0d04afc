import type { ReactElement } from 'react';
import type { NewKeySource } from '../../../shared/contract/add-key-view.ts';
import { addKeyWords } from '../../../shared/words/profiles/add-key.ts';
import { useBridge } from '../../bridge/bridge.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { CommandFailure } from '../../failures/way-out.tsx';
import { Button } from '../../ui/button.tsx';

export function Sources({ onClose }: { readonly onClose: () => void }): ReactElement {
  const bridge = useBridge();
  const command = useCommand();

  function read(from: NewKeySource): void {
    command.run(() => bridge.pendingKeys.read({ from }));
  }

  return (
    <>
      <p className="hint">{addKeyWords.sourceHint}</p>
      <CommandFailure command={command} level={3} />
      <div className="actions">
        <Button
          tone="primary"
          hasFirstFocus
          busy={command.pending}
          onClick={() => {
            read('clipboard');
          }}
        >
          {addKeyWords.sources.clipboard}
        </Button>
        <Button
          busy={command.pending}
          onClick={() => {
            read('CSV file');
          }}
        >
          {addKeyWords.sources['CSV file']}
        </Button>
        <Button tone="quiet" onClick={onClose}>
          {addKeyWords.cancel}
        </Button>
      </div>
    </>
  );
}
