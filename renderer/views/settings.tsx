import type { ReactElement } from 'react';
import { thresholds } from '../../shared/due.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { keychainStates, settingsWords } from '../../shared/words/settings.ts';
import { viewNames } from '../../shared/words/window.ts';
import { BackupsCard } from '../components/backups-card.tsx';
import { FilesCard } from '../components/files-card.tsx';
import { PolicyCard } from '../components/policy-card.tsx';

/** What Keyturn watches, keeps and goes by. */
export function SettingsView({ snapshot }: { readonly snapshot: Snapshot }): ReactElement {
  const { files, keychain, version, policy, backups } = snapshot;
  return (
    <>
      <header className="view-head">
        <h1>{viewNames.settings}</h1>
      </header>
      <FilesCard files={files} />
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
