import path from 'node:path';
import {
  app,
  BrowserWindow,
  nativeTheme,
  screen,
  session,
  type Session,
  type WebContents,
} from 'electron';
import { platformConventions } from '../../../shared/application/platform-conventions.ts';
import { positionWindow } from '../../../shared/application/window-position.ts';
import { origin } from '../../../shared/contract/channels.ts';
import type { Area } from '../../../shared/values/area.ts';
import { trayWords } from '../../../shared/words/tray.ts';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { hardenSession } from '../hardening/harden.ts';
import { pagePreferences } from '../hardening/web-preferences.ts';
import { applicationIcon } from '../tray/icons.ts';
import { serveApp } from './app-protocol.ts';
import { createClosedWindowTimer } from './closed-window-timer.ts';
import { createFirstShow } from './first-show.ts';
import { createWindowPositionSaver } from './window-position-saver.ts';

/** The one window, which may be closed. */
export type MainWindow = {
  /** Opens it, or brings it to the front. */
  show(): void;
  /** Whether the window is in front. */
  isInFront(): boolean;
  /** Its page, while it exists. */
  page(): WebContents | undefined;
};

export type MainWindowOptions = {
  /** Holds the built preload and renderer. */
  readonly outFolder: string;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly log: Pick<Log, 'error'>;
  /** The window position, if a person has moved it. Setting may throw. */
  readonly kept: { get(): Area | undefined; set(position: Area): void };
  /** The position of the tray icon; undefined where there is none. */
  readonly trayPlace: () => Area | undefined;
  /** The window was brought to the front. */
  readonly shown: () => void;
  /** A person has closed it. */
  readonly closed: () => void;
};

// The page's background (renderer/styles/tokens.css), so that nothing flashes before the page is painted.
const background = { light: '#f7f4ee', dark: '#1b1917' } as const;
const { placement, leavesDock } = platformConventions(process.platform);

/** The window; it is created when it is first shown. */
export function createMainWindow(options: MainWindowOptions): MainWindow {
  const { outFolder, kept } = options;
  let made: Session | undefined;
  let current: BrowserWindow | undefined;
  let isQuitting = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });
  const savePosition = createWindowPositionSaver({ keep: kept.set, log: options.log });
  const closedWindow = createClosedWindowTimer(options.clock, () => {
    current?.destroy();
  });

  /** The one session of all windows, created with the first: without a window it takes no memory. */
  function pageSession(): Session {
    if (made !== undefined) return made;
    // In memory: the page keeps no cookies, no cache and no storage on the disk.
    made = session.fromPartition('keyturn', { cache: false });
    hardenSession(made);
    serveApp(made, path.join(outFolder, 'renderer'));
    return made;
  }

  function open(): BrowserWindow {
    const position = positionOf(options);
    const window = new BrowserWindow({
      ...position,
      minWidth: 420,
      minHeight: 400,
      show: false,
      title: trayWords.application,
      icon: applicationIcon(),
      autoHideMenuBar: true,
      backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
      webPreferences: pagePreferences({
        session: pageSession(),
        preload: path.join(outFolder, 'preload', 'preload.cjs'),
      }),
    });
    const firstShow = createFirstShow(options.clock, () => {
      if (window.isDestroyed()) return;
      window.show();
      options.shown();
    });
    window.once('ready-to-show', firstShow.painted);
    window.on('show', () => {
      if (leavesDock) void app.dock?.show();
    });
    window.on('hide', () => {
      if (leavesDock) app.dock?.hide();
    });
    window.on('close', (event) => {
      savePosition(position, window.getNormalBounds());
      if (isQuitting) return;
      // It stays in memory for a minute: a person who has closed it by mistake finds it as it was.
      event.preventDefault();
      window.hide();
      closedWindow.start();
      options.closed();
    });
    window.on('closed', () => {
      closedWindow.stop();
      current = undefined;
      if (leavesDock) app.dock?.hide();
    });
    window
      .loadURL(`${origin}/index.html`)
      .then(firstShow.loaded, () => {
        // The page could not be loaded, or the window was closed by then: there is nothing to show.
        window.destroy();
      })
      .catch((cause: unknown) => {
        options.log.error('the window could not be shown', cause);
      });
    return window;
  }

  return {
    show: () => {
      closedWindow.stop();
      if (current === undefined) {
        current = open();
        return;
      }
      if (current.isMinimized()) {
        current.restore();
      }
      current.show();
      current.focus();
      options.shown();
    },
    isInFront: () => current !== undefined && current.isVisible() && current.isFocused(),
    page: () => current?.webContents,
  };
}

function positionOf({ kept, trayPlace }: MainWindowOptions): Area {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return positionWindow({
    kept: kept.get(),
    tray: placement === 'beside the tray' ? trayPlace() : undefined,
    displays: [main, ...others],
  });
}
