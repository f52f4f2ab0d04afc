import type { ReactElement } from 'react';
import { thresholds } from '../../shared/due.ts';
import type { FileView, Snapshot } from '../../shared/snapshot.ts';
import { explain } from '../../shared/words/errors.ts';
import {
  fileKinds,
  fileOrigins,
  fileStates,
  keychainStates,
  settingsWords,
} from '../../shared/words/settings.ts';
import { viewNames } from '../../shared/words/window.ts';
import { BackupsCard } from '../components/backups-card.tsx';
import { CheckIcon, InfoIcon, WarningIcon } from '../components/icons.tsx';
import { PolicyCard } from '../components/policy-card.tsx';

/** What Keyturn watches, keeps and goes by. */
export function SettingsView({ snapshot }: { readonly snapshot: Snapshot }): ReactElement {
  const { files, keychain, version, policy, backups } = snapshot;
  return (
    <>
      <header className="view-head">
        <h1>{viewNames.settings}</h1>
      </header>
      <section className="card">
        <h2 className="title">{settingsWords.files}</h2>
        {files.length === 0 && <p className="hint">{settingsWords.noFiles}</p>}
        <ul className="files">
          {files.map((file) => (
            <FileItem key={file.path} file={file} />
          ))}
        </ul>
      </section>
      <PolicyCard policy={policy} />
      <BackupsCard backups={backups} />
      <section className="card">
        <h2 className="title">{settingsWords.keychain}</h2>
        <p>{keychainStates[keychain]}</p>
      </section>
      <section className="card">
        <h2 className="title">{settingsWords.limits}</h2>
        <p>
          {settingsWords.due(thresholds.dueDays)} {settingsWords.overdue(thresholds.overdueDays)}
        </p>
        <p className="hint">{settingsWords.limitsLater}</p>
      </section>
      <section className="card">
        <h2 className="title">{settingsWords.about}</h2>
        <p>{settingsWords.version(version)}</p>
      </section>
    </>
  );
}

const fileIcons = {
  read: CheckIcon,
  missing: InfoIcon,
  'not readable': WarningIcon,
  refused: WarningIcon,
} as const satisfies Record<FileView['state'], () => ReactElement>;

function FileItem({ file }: { readonly file: FileView }): ReactElement {
  const { kind, path, from, state, failure } = file;
  const FileIcon = fileIcons[state];
  return (
    <li className={`file file-${state.replaceAll(' ', '-')}`}>
      <h3 className="file-kind">{fileKinds[kind]}</h3>
      <p className="path">{path}</p>
      <p className="hint file-state">
        <FileIcon />
        {fileStates[state]} · {fileOrigins[from]}
      </p>
      {failure !== undefined && <p className="remark">{explain(failure).body}</p>}
    </li>
  );
}
