import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { spokenLanguage } from '../../shared/words/language.ts';
import { viewNames, windowWords } from '../../shared/words/window.ts';
import { useBridge } from '../bridge/bridge.ts';
import { ShowViewContext } from '../bridge/show-view.ts';
import type { View } from '../bridge/show-view.ts';
import { SnapshotContext } from '../bridge/snapshot-context.ts';
import type { SnapshotStore } from '../bridge/store.ts';
import { FailureNotice } from '../failures/way-out.tsx';
import { HistoryView } from '../history/history.tsx';
import { activeQuestion } from '../list/list-items.ts';
import { PermissionsView } from '../permissions/permissions.tsx';
import { ProfilesView } from '../profiles/profiles.tsx';
import { SettingsView } from '../settings/settings.tsx';
import { TeamView } from '../team/team.tsx';
import { SpinnerIcon } from '../ui/icons.tsx';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { Navigation } from './navigation.tsx';

export function App({ store }: { readonly store: SnapshotStore }): ReactElement {
  const [view, setView] = useState<View>('profiles');
  const focus = useKeptFocus<HTMLElement>();
  const bridge = useBridge();
  const known = useSyncExternalStore(store.subscribe, store.current);
  const asked = known.state === 'known' ? activeQuestion(known.snapshot.rotations) : undefined;

  // A question that comes while another view is open shows its own view, or a person would look for it in vain.
  useEffect(() => {
    if (asked !== undefined) {
      setView('profiles');
    }
  }, [asked]);

  // The navigation target, set by a menu or a click on a notification.
  const goTo = known.state === 'known' ? known.snapshot.goTo : undefined;
  useEffect(() => {
    if (goTo === undefined) {
      return;
    }
    const { view: goal, profile, turn } = goTo;
    setView(goal);
    // The item of an existing profile reports the arrival itself.
    const isThere =
      known.state === 'known' && known.snapshot.profiles.some(({ name }) => name === profile);
    if (!isThere) {
      void bridge.window.confirmNavigation({ turn });
    }
  }, [goTo, known, bridge]);

  const appearance = known.state === 'known' ? known.snapshot.appearance : undefined;
  const language = spokenLanguage();
  useLayoutEffect(() => {
    const { documentElement } = document;
    documentElement.lang = language;
    if (appearance !== undefined) {
      documentElement.dataset['theme'] = appearance.theme;
      documentElement.dataset['textSize'] = appearance.textSize;
    }
  }, [appearance, language]);

  return (
    <div className="window">
      <Navigation view={view} onChange={setView} />
      {/* Gets the focus when a control disappears and nothing closer keeps it, such as when a whole notice goes. */}
      <main className="content" {...focus}>
        <ShowViewContext value={setView}>
          <Content
            known={known}
            view={view}
            onTryAgain={() => {
              void store.load();
            }}
          />
        </ShowViewContext>
      </main>
    </div>
  );
}

function Content({
  known,
  view,
  onTryAgain,
}: {
  readonly known: ReturnType<SnapshotStore['current']>;
  readonly view: View;
  readonly onTryAgain: () => void;
}): ReactElement {
  switch (known.state) {
    case 'loading':
      return (
        <>
          <Heading />
          <p className="loading">
            <SpinnerIcon />
            {windowWords.loading}
          </p>
        </>
      );
    case 'failed':
      return (
        <>
          <Heading />
          <FailureNotice failure={known.failure} level={2} onTryAgain={onTryAgain} />
        </>
      );
    case 'known':
      return (
        <>
          {known.snapshot.troubles.map((trouble) => (
            <FailureNotice
              key={`${trouble.code} ${trouble.path ?? ''}`}
              failure={trouble}
              level={2}
            />
          ))}
          <SnapshotContext value={known.snapshot}>
            <CurrentView view={view} snapshot={known.snapshot} />
          </SnapshotContext>
        </>
      );
    default:
      return unreachable(known);
  }
}

function Heading(): ReactElement {
  return (
    <header className="view-head">
      <h1>{viewNames.profiles}</h1>
    </header>
  );
}

function CurrentView({
  view,
  snapshot,
}: {
  readonly view: View;
  readonly snapshot: Snapshot;
}): ReactElement {
  switch (view) {
    case 'profiles':
      return <ProfilesView snapshot={snapshot} />;
    case 'history':
      return <HistoryView snapshot={snapshot} />;
    case 'permissions':
      return <PermissionsView snapshot={snapshot} />;
    case 'team':
      return <TeamView snapshot={snapshot} />;
    case 'settings':
      return <SettingsView snapshot={snapshot} />;
    default:
      return unreachable(view);
  }
}
