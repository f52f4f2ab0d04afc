import path from 'node:path';
import { app, ipcMain } from 'electron';
import type { TrayCommand } from '../../shared/tray/tray-menu.ts';
import { nothingRead } from '../../shared/tray/tray-status.ts';
import { speak, spokenBy } from '../../shared/words/language.ts';
import type { Clock } from '../base/clock.ts';
import { createLink } from '../base/link.ts';
import type { Log } from '../base/log.ts';
import { startsHidden } from '../desktop/login/autostart.ts';
import { systemLanguages } from '../desktop/system-languages.ts';
import { createTray, type TrayIcon } from '../desktop/tray/tray.ts';
import { createMainWindow, type MainWindow } from '../desktop/window/window.ts';
import { type EarlyChannels, openChannels } from '../ipc/early-channels.ts';
import { readEarlySettings } from '../settings/early-settings.ts';
import type { AppSettings } from '../settings/settings.ts';

/** Everything behind the tray and the window. */
export type FrontBackend = {
  readonly command: (command: TrayCommand) => void;
  readonly windowPlace: AppSettings['window'];
  /** The window was brought to the front. */
  readonly shown: () => void;
  /** A person has closed the window. */
  readonly closed: () => void;
  readonly log: Pick<Log, 'error'>;
};

/** What a person sees first. */
export type Front = {
  readonly tray: TrayIcon;
  readonly window: MainWindow;
  /** Where the page's messages arrive. */
  readonly channels: EarlyChannels;
  /** Resolves when the first window requests a snapshot; at once if the window stays closed. */
  readonly firstRequest: Promise<unknown>;
  /** Resolves when the window is painted, or the tray is there if the window stays closed. */
  readonly firstPaint: Promise<unknown>;
  /** Connects it with the engine. */
  connect(all: FrontBackend): void;
};

// After this time everything else starts even if the window is not painted. In ms.
const PATIENCE = 3_000;

/**
 * Puts the icon into the tray, and opens the window. Nothing is read yet, and little is loaded. Commands that arrive
 * before the engine is loaded are queued.
 */
export function openFront(clock: Pick<Clock, 'sleep'>): Front {
  let rest: FrontBackend | undefined;
  let answer: (all: FrontBackend) => void = () => undefined;
  const answered = new Promise<FrontBackend>((resolve) => {
    answer = resolve;
  });
  let paint: () => void = () => undefined;
  const painted = new Promise<void>((resolve) => {
    paint = resolve;
  });

  const userData = app.getPath('userData');
  const early = readEarlySettings(userData);
  speak(spokenBy(early.language, systemLanguages()));
  // The tray opens the window, which opens beside the tray.
  const nothingYet: (command: TrayCommand) => void = () => undefined;
  const command = createLink(nothingYet);
  const tray = createTray(nothingRead, command.call);
  const channels = openChannels(ipcMain);
  const window = createMainWindow({
    outFolder: path.join(app.getAppPath(), 'out'),
    clock,
    log: {
      error: (text, cause) => rest?.log.error(text, cause),
    },
    kept: {
      get: () => (rest === undefined ? early.place : rest.windowPlace.get()),
      set: (place) => rest?.windowPlace.set(place),
    },
    trayPlace: tray.place,
    shown: () => {
      paint();
      rest?.shown();
    },
    closed: () => rest?.closed(),
  });
  command.connect((chosen) => {
    if (chosen.verb === 'open') {
      window.show();
    } else if (chosen.verb === 'quit') {
      app.quit();
    } else {
      void answered.then((all) => {
        all.command(chosen);
      });
    }
  });
  app.on('second-instance', window.show);
  app.on('activate', window.show);
  const { wasOpenedAtLogin } = app.getLoginItemSettings();
  const isHidden = startsHidden({ arguments: process.argv, wasOpenedAtLogin });
  const atMost = (event: Promise<void>): Promise<void> =>
    isHidden ? Promise.resolve() : Promise.race([event, clock.sleep(PATIENCE)]);
  // The icon is announced first: a window takes the process for itself while it is made.
  if (!isHidden) setImmediate(window.show);
  return {
    tray,
    window,
    channels,
    firstRequest: atMost(channels.asked),
    firstPaint: atMost(painted),
    connect: (all) => {
      rest = all;
      command.connect(all.command);
      channels.open();
      answer(all);
    },
  };
}
