import type { ReactElement } from 'react';
import type { FileView, Snapshot } from '../../shared/contract/snapshot.ts';
import { countKeys } from '../../shared/keys/late-keys.ts';
import { offersRotateAll } from '../../shared/keys/rotate-all-due.ts';
import type { Failure } from '../../shared/values/failure.ts';
import { wayOutLabels } from '../../shared/words/errors.ts';
import {
  clockOffTitle,
  clockOffWords,
  profileWords,
  summary,
  viewNames,
  windowWords,
} from '../../shared/words/window.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { CommandFailure, FailureNotice, NextStep } from '../failures/way-out.tsx';
import { arrange, activeQuestion } from '../list/list-items.ts';
import { FileNotices } from '../notices/file-notices.tsx';
import { NoTrayNotice } from '../notices/no-tray-notice.tsx';
import { UpdatesNotice } from '../notices/updates-notice.tsx';
import { Welcome } from '../notices/welcome.tsx';
import { DecisionNotice } from '../rotation/decision-notice.tsx';
import { RotationPanel } from '../rotation/rotation-panel.tsx';
import { Button } from '../ui/button.tsx';
import { KeyIcon, SpinnerIcon } from '../ui/icons.tsx';
import { Notice, Title } from '../ui/notice.tsx';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { AddKeyButton } from './add-key/add-key-button.tsx';
import { ProfileList } from './profile-list.tsx';

/** The profiles, with their rotations and what needs a decision. */
export function ProfilesView({ snapshot }: { readonly snapshot: Snapshot }): ReactElement {
  const { loaded, checking, profiles, files, at, clockOff } = snapshot;
  const arrangement = arrange(snapshot);
  const { undecided, homeless } = arrangement;
  const shared = {
    now: at,
    checking,
    asking: activeQuestion(snapshot.rotations),
    isNetworkTold: snapshot.network !== undefined,
  };
  return (
    <>
      <Header snapshot={snapshot} offersAll={offersRotateAll(snapshot)} />
      {!snapshot.welcomed && <Welcome snapshot={snapshot} />}
      {snapshot.updates.now.state === 'not asked' && <UpdatesNotice />}
      {snapshot.noTray && <NoTrayNotice />}
      {snapshot.network !== undefined && <NotReached failure={snapshot.network} />}
      {clockOff !== undefined && <ClockOff off={clockOff} />}
      {undecided.map((rotation) => (
        <DecisionNotice key={rotation.id} rotation={rotation} now={at} />
      ))}
      {files.map((file) => (
        <FileNotices key={file.path} file={file} />
      ))}
      {homeless.map((rotation) => (
        <RotationPanel
          key={rotation.id}
          rotation={rotation}
          now={at}
          asking={shared.asking}
          onTryAgain={undefined}
        />
      ))}
      {!loaded && (
        <p className="loading">
          <SpinnerIcon />
          {windowWords.loading}
        </p>
      )}
      {loaded && profiles.length === 0 && <NoProfiles files={files} />}
      {profiles.length > 0 && (
        <ProfileList arrangement={arrangement} accountNames={snapshot.accountNames} {...shared} />
      )}
    </>
  );
}

function Header({
  snapshot,
  offersAll,
}: {
  readonly snapshot: Snapshot;
  readonly offersAll: boolean;
}): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const all = useCommand();
  const focus = useKeptFocus<HTMLDivElement>();
  const { loaded, checking, profiles } = snapshot;
  const counts = countKeys(snapshot);
  const hasKeys = counts.overdue + counts.due + counts.fresh + counts.notKnown > 0;
  return (
    <>
      <header className="view-head">
        <div>
          <h1>{viewNames.profiles}</h1>
          <p className="summary" aria-live="polite">
            {checking && <SpinnerIcon />}
            {checking ? profileWords.checking : loaded && hasKeys && summary(counts)}
          </p>
        </div>
        <div className="actions" {...focus}>
          <Button
            tone="quiet"
            busy={command.pending || checking}
            onClick={() => {
              command.run(() => bridge.profiles.checkNow(undefined));
            }}
          >
            {profileWords.checkAgain}
          </Button>
          {loaded && (
            <AddKeyButton snapshot={snapshot} tone={profiles.length === 0 ? 'primary' : 'plain'} />
          )}
          {offersAll && (
            <Button
              tone="primary"
              busy={all.pending}
              onClick={() => {
                all.run(() => bridge.rotation.startAllDue(undefined));
              }}
            >
              {profileWords.rotateAllDue}
            </Button>
          )}
        </div>
      </header>
      <CommandFailure command={command} level={2} />
      <CommandFailure command={all} level={2} />
    </>
  );
}

/** AWS was not reached for any key: said once, with what remains valid. */
function NotReached({ failure }: { readonly failure: Failure }): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  return (
    <>
      <FailureNotice
        failure={failure}
        level={2}
        onTryAgain={() => {
          command.run(() => bridge.profiles.checkNow(undefined));
        }}
      />
      <CommandFailure command={command} level={2} />
    </>
  );
}

function ClockOff({ off }: { readonly off: number }): ReactElement {
  return (
    <Notice tone="warning">
      <Title level={2}>{clockOffTitle(off)}</Title>
      <p>{clockOffWords.body}</p>
      <NextStep text={clockOffWords.next} />
    </Notice>
  );
}

function NoProfiles({ files }: { readonly files: readonly FileView[] }): ReactElement {
  const { title, body, next, looked } = profileWords.empty;
  return (
    <section className="empty">
      <KeyIcon />
      <h2 className="title">{title}</h2>
      <p>{body}</p>
      <p>{next}</p>
      {files.length > 0 && (
        <>
          <p className="hint">{looked}</p>
          <ul className="paths">
            {files.map(({ path }) => (
              <li key={path} className="path">
                {path}
              </li>
            ))}
          </ul>
        </>
      )}
      <GuideButton />
    </section>
  );
}

function GuideButton(): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  return (
    <>
      <Button
        busy={command.pending}
        onClick={() => {
          command.run(() => bridge.help.openGuide({ guide: 'access keys' }));
        }}
      >
        {wayOutLabels['read the guide']}
      </Button>
      <CommandFailure command={command} level={3} />
    </>
  );
}
