import { app } from 'electron';
import type { TrayCommand } from '../../shared/tray/tray-menu.ts';
import type { Changes } from '../base/changes.ts';
import type { Clock } from '../base/clock.ts';
import { createLink } from '../base/link.ts';
import type { Log } from '../base/log.ts';
import { createTrayCommands } from '../commands/tray-commands.ts';
import type { WindowNavigation } from '../commands/window-navigation.ts';
import type { MainWindow } from '../desktop/window/window.ts';
import type { AppState } from '../snapshot/app-state.ts';
import type { Updates } from '../updates/updates.ts';
import type { Engine } from './engine.ts';
import type { Features } from './features.ts';
import type { ApplicationMenu } from './menu.ts';
import { type Notifications, startNotifications } from './notifications.ts';

/** What a person sees and does outside of the window. */
export type OutsideWindow = Notifications & {
  readonly trayCommands: (command: TrayCommand) => void;
};

export type OutsideWindowOptions = Pick<Engine, 'rotator' | 'keys'> &
  Pick<Features, 'snoozing'> & {
    readonly state: AppState;
    readonly changes: Changes;
    readonly goingTo: Pick<WindowNavigation, 'goTo'>;
    readonly window: Pick<MainWindow, 'show' | 'isInFront'>;
    readonly menu: Pick<ApplicationMenu, 'showSettings'>;
    readonly updates: Pick<Updates, 'install'>;
    readonly clock: Clock;
    readonly log: Log;
  };

/** Notifications and the commands of the tray: a notification has a button of theirs, and they notify of how they ended. */
export function startOutsideWindow(options: OutsideWindowOptions): OutsideWindow {
  const { rotator, keys, snoozing, state, changes, goingTo, window, clock, log } = options;
  const nothingYet: (command: TrayCommand) => void = () => undefined;
  const rotate = createLink(nothingYet);
  const notifications = startNotifications(
    {
      open: (profile) => {
        if (profile !== undefined) goingTo.goTo({ view: 'profiles', profile });
        window.show();
      },
      press: (button) => {
        if (button.verb === 'rotate') rotate.call(button);
        else snoozing.set(button.key, 'tomorrow');
      },
      log,
    },
    clock,
  );
  const trayCommands = createTrayCommands({
    rotator,
    state,
    checkForPerson: keys.checkForPerson,
    changed: changes.touch,
    log,
    notify: notifications.notify,
    showWindow: window.show,
    showSettings: options.menu.showSettings,
    snooze: (until) => {
      snoozing.set('all', until);
    },
    isWindowInFront: window.isInFront,
    installUpdate: options.updates.install,
    quit: () => {
      app.quit();
    },
  });
  rotate.connect(trayCommands);
  return { ...notifications, trayCommands };
}
