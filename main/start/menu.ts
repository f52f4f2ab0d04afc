import type { WindowNavigation } from '../commands/window-navigation.ts';
import { showApplicationMenu } from '../desktop/window/show-menu.ts';
import type { MainWindow } from '../desktop/window/window.ts';
import type { Updates } from '../updates/updates.ts';

/** The menu of the application, and the way to the settings that it shares with the tray. */
export type ApplicationMenu = {
  /** In the language that is spoken now. */
  show(): void;
  showSettings(): void;
};

/** What the menu reaches. */
export type ApplicationMenuOptions = {
  readonly goingTo: Pick<WindowNavigation, 'goTo'>;
  readonly window: Pick<MainWindow, 'show'>;
  readonly updates: Pick<Updates, 'checkWherePossible'>;
};

/** Shows nothing yet. */
export function createApplicationMenu(options: ApplicationMenuOptions): ApplicationMenu {
  const { goingTo, window, updates } = options;

  function showSettings(): void {
    goingTo.goTo({ view: 'settings' });
    window.show();
  }

  return {
    showSettings,
    show: () => {
      showApplicationMenu({
        settings: showSettings,
        updates: () => {
          showSettings();
          updates.checkWherePossible();
        },
      });
    },
  };
}
