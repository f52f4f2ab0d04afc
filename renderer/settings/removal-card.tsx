import type { ReactElement } from 'react';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import { settingsWords } from '../../shared/words/settings/settings.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { CommandFailure } from '../failures/way-out.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';

/** Removes all data of Keyturn; the files of AWS's tools stay. */
export function RemovalCard({ backups }: Pick<Snapshot, 'backups'>): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  return (
    <section className="card">
      <h2 className="title">{settingsWords.remove}</h2>
      <p className="hint">{settingsWords.removeBody}</p>
      <div className="actions">
        <ConfirmButton
          label={settingsWords.removeButton}
          question={settingsWords.removeSure(backups?.length ?? 0)}
          confirm={settingsWords.removeConfirm}
          keep={settingsWords.removeKeep}
          busy={command.pending}
          onConfirm={() => {
            command.run(() => bridge.settings.removeEverything(undefined));
          }}
        />
      </div>
      <CommandFailure command={command} level={3} />
    </section>
  );
}
