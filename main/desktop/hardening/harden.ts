import { app, type Session } from 'electron';
import { denyDownloads } from './downloads.ts';
import { denyNameQuestions } from './names.ts';
import { denyNavigation } from './navigation.ts';
import { denyDirectConnections, denyPeers, denyRequests } from './network.ts';
import { denyNewWindows } from './new-windows.ts';
import { denyPermissions } from './permissions.ts';
import { denyWebviews } from './webviews.ts';

/** Denies everything that the page's session could request. Each denial is named for its item in Electron's list. */
export function hardenSession(session: Session): void {
  denyPermissions(session);
  denyRequests(session);
  void denyDirectConnections(session);
  denyDownloads(session);
  session.setSpellCheckerEnabled(false);
  // Even when it is off, the spell checker would fetch the dictionary of the system's language.
  session.setSpellCheckerLanguages([]);
}

/** Hardens every page, including those that other code creates. Must run before Electron is ready. */
export function hardenEveryPage(): void {
  denyNameQuestions();
  app.on('web-contents-created', (_event, page) => {
    denyWebviews(page);
    denyNavigation(page);
    denyNewWindows(page);
    denyPeers(page);
  });
}
