import { useId } from 'react';
import type { ReactElement } from 'react';
import type { BackupView, Snapshot } from '../../shared/contract/snapshot.ts';
import { maskKeyId } from '../../shared/values/identifiers.ts';
import { names } from '../../shared/words/lists.ts';
import { backupWords } from '../../shared/words/settings/settings.ts';
import { profileWords } from '../../shared/words/window.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { CommandFailure } from '../failures/way-out.tsx';
import { Button } from '../ui/button.tsx';
import { formatInstant, machineInstant } from '../ui/format.ts';
import { CheckIcon } from '../ui/icons.tsx';
import { useKeptFocus } from '../ui/use-kept-focus.ts';

/** The backups in the keychain, and restoring one into a file that has lost its pair. */
export function BackupsCard({ backups }: Pick<Snapshot, 'backups'>): ReactElement {
  const id = useId();
  return (
    <section className="card">
      <h2 id={id} className="title">
        {backupWords.list}
      </h2>
      {backups === undefined && <p className="hint">{backupWords.notKnown}</p>}
      {backups?.length === 0 && <p className="hint">{backupWords.none}</p>}
      {backups !== undefined && backups.length > 0 && (
        <ul className="files" aria-labelledby={id}>
          {backups.map((backup) => (
            <BackupItem key={backup.keyId} backup={backup} />
          ))}
        </ul>
      )}
    </section>
  );
}

function BackupItem({ backup }: { readonly backup: BackupView }): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const focus = useKeptFocus<HTMLLIElement>();
  const { keyId, account, user, profiles, keptAt, inFiles } = backup;
  return (
    <li className="file backup" {...focus}>
      <h3 className="file-kind">{names(profiles)}</h3>
      <p className="identity">
        <span>{profileWords.user(user)} </span>
        <span>{profileWords.account(account)} </span>
        <span>{profileWords.key(maskKeyId(keyId))} </span>
        <time dateTime={machineInstant(keptAt)}>{backupWords.keptAt(formatInstant(keptAt))}</time>
      </p>
      {inFiles ? (
        <p className="hint file-state file-read">
          <CheckIcon />
          {backupWords.inFiles}
        </p>
      ) : (
        <div className="actions">
          {profiles.map((profile) => (
            <Button
              key={profile}
              busy={command.pending}
              onClick={() => {
                command.run(() => bridge.profiles.restore({ keyId, profile }));
              }}
            >
              {backupWords.restore(keyId, profile)}
            </Button>
          ))}
        </div>
      )}
      <CommandFailure command={command} level={3} />
    </li>
  );
}
