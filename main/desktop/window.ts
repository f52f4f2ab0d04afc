import path from 'node:path';
import { BrowserWindow, nativeTheme, session, type WebContents } from 'electron';
import { origin } from '../../shared/channels.ts';
import { trayWords } from '../../shared/words/tray.ts';
import { serveApp } from './app-protocol.ts';
import { hardenSession } from './hardening/harden.ts';
import { applicationIcon } from './icons.ts';

/** The one window: there is one or none. */
export type MainWindow = {
  /** Opens it, or brings it to the front. */
  show(): void;
  /** Whether a person is looking at it. */
  isInFront(): boolean;
  /** Its page, while it is open. */
  page(): WebContents | undefined;
};

// The page's paper (renderer/styles/tokens.css), so that nothing flashes before the page is painted.
const background = { light: '#f7f4ee', dark: '#1b1917' } as const;

/** Prepares the window's session and gives the window. `outFolder` holds the built preload and renderer. */
export function createMainWindow(outFolder: string): MainWindow {
  // In memory: the page keeps no cookies, no cache and no storage on the disk.
  const pageSession = session.fromPartition('keyturn', { cache: false });
  hardenSession(pageSession);
  serveApp(pageSession, path.join(outFolder, 'renderer'));
  let current: BrowserWindow | undefined;

  function open(): BrowserWindow {
    const window = new BrowserWindow({
      width: 480,
      height: 720,
      minWidth: 420,
      minHeight: 400,
      show: false,
      title: trayWords.application,
      icon: applicationIcon(),
      autoHideMenuBar: true,
      backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
      webPreferences: {
        session: pageSession,
        preload: path.join(outFolder, 'preload', 'preload.cjs'),
      },
    });
    window.once('ready-to-show', () => {
      window.show();
    });
    window.on('closed', () => {
      current = undefined;
    });
    window.loadURL(`${origin}/index.html`).catch(() => {
      // The page could not be loaded, or the window was closed while it was: there is nothing to show.
      window.destroy();
    });
    return window;
  }

  return {
    show: () => {
      if (current === undefined) {
        current = open();
        return;
      }
      if (current.isMinimized()) {
        current.restore();
      }
      current.show();
      current.focus();
    },
    isInFront: () => current?.isFocused() ?? false,
    page: () => current?.webContents,
  };
}
