import type { ReactElement } from 'react';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import { keychainStates, settingsWords } from '../../shared/words/settings/settings.ts';
import { viewNames } from '../../shared/words/window.ts';
import { useUndoable } from '../bridge/use-undoable.ts';
import { FailureNotice } from '../failures/way-out.tsx';
import { Button } from '../ui/button.tsx';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { AppearanceCard } from './appearance-card.tsx';
import { BackupsCard } from './backups-card.tsx';
import { ConnectionCard } from './connection/connection-card.tsx';
import { FilesCard } from './files-card.tsx';
import { HelpCard } from './help-card.tsx';
import { LimitsCard } from './limits-card.tsx';
import { LoginCard } from './login-card.tsx';
import { ManagedCard } from './managed-card.tsx';
import { PolicyCard } from './policy-card.tsx';
import { RemindersCard } from './reminders-card.tsx';
import { RemovalCard } from './removal-card.tsx';
import { UpdatesCard } from './updates-card.tsx';

/** All settings; each change is saved at once, and the last one can be undone. */
export function SettingsView({ snapshot }: { readonly snapshot: Snapshot }): ReactElement {
  const { files, keychain, version, appearance, backups, connection } = snapshot;
  const { policy, limits, managed } = snapshot;
  const undoable = useUndoable();
  const focus = useKeptFocus<HTMLElement>();
  return (
    <>
      <header className="view-head" {...focus}>
        <h1>{viewNames.settings}</h1>
        <div className="actions saved">
          <p role="status">{undoable.undo !== undefined && settingsWords.saved}</p>
          {undoable.undo !== undefined && (
            <Button onClick={undoable.undo}>{settingsWords.undo}</Button>
          )}
        </div>
      </header>
      {undoable.failure !== undefined && <FailureNotice failure={undoable.failure} level={2} />}
      {managed !== undefined && <ManagedCard {...managed} />}
      <LimitsCard limits={limits} managed={managed} undoable={undoable} />
      <RemindersCard
        reminders={snapshot.reminders}
        snoozes={snapshot.snoozes}
        undoable={undoable}
      />
      <PolicyCard policy={policy} managed={managed} undoable={undoable} />
      <AppearanceCard appearance={appearance} undoable={undoable} />
      <LoginCard startsAtLogin={snapshot.startsAtLogin} undoable={undoable} />
      <UpdatesCard updates={snapshot.updates} undoable={undoable} />
      <FilesCard files={files} />
      <ConnectionCard choice={connection} undoable={undoable} />
      <BackupsCard backups={backups} />
      <section className="card">
        <h2 className="title">{settingsWords.keychain}</h2>
        <p>{keychainStates[keychain]}</p>
      </section>
      <HelpCard />
      <RemovalCard backups={backups} />
      <section className="card">
        <h2 className="title">{settingsWords.about}</h2>
        <p>{settingsWords.version(version)}</p>
      </section>
    </>
  );
}
