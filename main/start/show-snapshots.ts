import type { Snapshot } from '../../shared/contract/snapshot.ts';
import { speak, spokenLanguage } from '../../shared/words/language.ts';
import type { TrayIcon } from '../desktop/tray/tray.ts';
import type { MainWindow } from '../desktop/window/window.ts';
import { pushSnapshot } from '../ipc/push-snapshots.ts';
import type { SnapshotForPage } from '../ipc/snapshot-for-page.ts';
import type { AppState } from '../snapshot/app-state.ts';
import type { ApplicationMenu } from './menu.ts';

/** Where snapshots are shown. */
export type ShowSnapshotsOptions = {
  readonly state: AppState;
  readonly tray: TrayIcon;
  readonly menu: Pick<ApplicationMenu, 'show'>;
  readonly window: Pick<MainWindow, 'page'>;
  readonly forPage: SnapshotForPage;
  /** Each of them reads the results of rotations before a snapshot is shown. */
  readonly settled: readonly { settle(): void }[];
};

/** Shows the newest snapshot in the tray now, and each one after it in tray and window. */
export function showSnapshots(options: ShowSnapshotsOptions): void {
  const { state, tray, menu, window, forPage, settled } = options;

  function render(snapshot: Snapshot): void {
    if (snapshot.language !== spokenLanguage()) {
      speak(snapshot.language);
      menu.show();
    }
    tray.render(snapshot);
  }

  render(state.current());
  state.subscribe((snapshot) => {
    for (const part of settled) part.settle();
    render(snapshot);
    pushSnapshot(window.page(), snapshot, forPage);
  });
}
