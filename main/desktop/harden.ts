import { app, type Session, type WebContents } from 'electron';
import { host, scheme } from '../../shared/channels.ts';

/** Denies every permission, asked for or looked up: Electron's default is to grant (item 5). */
function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_page, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** Cancels whatever is not a file of ours: the page has no network (beyond the list; a compromised package can't send). */
function denyNetwork(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const parsed = new URL(url);
    answer({ cancel: parsed.protocol !== `${scheme}:` || parsed.host !== host });
  });
}

/** Denies navigation, new windows and webviews (items 11 to 14). */
function denyNavigation(page: WebContents): void {
  const stop = (event: { preventDefault(): void }): void => {
    event.preventDefault();
  };
  page.on('will-navigate', stop);
  page.on('will-frame-navigate', stop);
  page.on('will-redirect', stop);
  page.on('will-attach-webview', stop);
  page.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/**
 * Puts every page into Chromium's sandbox, whatever a window says (item 4). Must run before Electron is ready.
 * Where the sandbox was switched off from outside, as root has to, insisting on it would leave no page at all.
 */
export function enableSandbox(): void {
  if (!app.commandLine.hasSwitch('no-sandbox')) {
    app.enableSandbox();
  }
}

/** Denies all that the page's session could ask for. */
export function hardenSession(session: Session): void {
  denyPermissions(session);
  denyNetwork(session);
  session.setSpellCheckerEnabled(false);
}

/** Hardens every page, whoever makes it. Must run before the first window. */
export function hardenEveryPage(): void {
  app.on('web-contents-created', (_event, page) => {
    denyNavigation(page);
  });
}
