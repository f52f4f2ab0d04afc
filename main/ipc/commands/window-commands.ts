import type { Handlers } from '../../../shared/contract/contract.ts';
import type { GuideName } from '../../../shared/contract/groups/window.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import type { Changes } from '../../base/changes.ts';
import type { WindowNavigation } from '../../commands/window-navigation.ts';
import type { AppSettings } from '../../settings/settings.ts';
import type { AppState } from '../../snapshot/app-state.ts';
import type { SnapshotForPage } from '../snapshot-for-page.ts';

/** What the commands about the window itself reach. */
export type WindowTargets = {
  readonly state: Pick<AppState, 'current'> & Pick<Changes, 'touch'>;
  readonly forPage: SnapshotForPage;
  readonly settings: Pick<AppSettings, 'endWelcome'>;
  readonly goingTo: Pick<WindowNavigation, 'arrived'>;
  readonly desktop: { endNoTrayNotice(): void };
  readonly clipboard: { write(text: string): Promise<void> };
  readonly openLogFolder: () => Promise<void>;
  readonly bugReport: () => Promise<string>;
  readonly openGuide: (guide: GuideName) => Promise<void>;
};

/** The window itself, and what helps a person on. */
export function windowCommands({
  state,
  forPage,
  settings,
  goingTo,
  desktop,
  clipboard,
  openLogFolder,
  bugReport,
  openGuide,
}: WindowTargets): Pick<Handlers, 'snapshot' | 'window' | 'help'> {
  return {
    snapshot: {
      read: () => {
        const shown = forPage(state.current());
        if (shown === undefined) throw new FailureError({ code: 'UNEXPECTED' });
        return shown;
      },
    },
    window: {
      confirmNavigation: ({ turn }) => {
        goingTo.arrived(turn);
      },
      closeWelcome: () => {
        settings.endWelcome();
        state.touch();
      },
      closeNoTrayNotice: () => {
        desktop.endNoTrayNotice();
      },
    },
    help: {
      openGuide: ({ guide }) => openGuide(guide),
      openLogFolder: () => openLogFolder(),
      readBugReport: async () => ({ text: await bugReport() }),
      copyBugReport: async () => clipboard.write(await bugReport()),
    },
  };
}
