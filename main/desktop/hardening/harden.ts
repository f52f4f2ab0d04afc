import { app, type Session } from 'electron';
import { denyDownloads } from './downloads.ts';
import { denyNameQuestions } from './names.ts';
import { denyNavigation } from './navigation.ts';
import { denyDirectConnections, denyPeers, denyRequests } from './network.ts';
import { denyNewWindows } from './new-windows.ts';
import { denyPermissions } from './permissions.ts';
import { denyWebviews } from './webviews.ts';

/** Denies all that the page's session could ask for. Each denial is named for its item in Electron's list. */
export function hardenSession(session: Session): void {
  denyPermissions(session);
  denyRequests(session);
  void denyDirectConnections(session);
  denyDownloads(session);
  session.setSpellCheckerEnabled(false);
  // Switched off, it would still fetch the dictionary of the system's language.
  session.setSpellCheckerLanguages([]);
}

/** Hardens every page, whoever makes it. Must run before Electron is ready. */
export function hardenEveryPage(): void {
  denyNameQuestions();
  app.on('web-contents-created', (_event, page) => {
    denyWebviews(page);
    denyNavigation(page);
    denyNewWindows(page);
    denyPeers(page);
  });
}
