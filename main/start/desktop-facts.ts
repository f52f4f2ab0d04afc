import type { Notice } from '../../shared/contract/notice.ts';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import { defined } from '../../shared/lib/defined.ts';
import { livesOnWords } from '../../shared/words/desktop.ts';
import type { Log } from '../base/log.ts';
import type { WindowNavigation } from '../commands/window-navigation.ts';
import type { LoginItem } from '../desktop/login/login-item.ts';
import type { AppSettings, OneTimeNotice } from '../settings/settings.ts';

export type DesktopFactsOptions = {
  readonly told: AppSettings['toldOnce'];
  readonly loginItem: LoginItem;
  readonly goingTo: WindowNavigation;
  readonly changed: () => void;
  readonly log: Log;
};

/** What the window shows of the desktop around it. */
export type DesktopFacts = {
  view(): Pick<Snapshot, 'startsAtLogin' | 'noTray' | 'goTo'>;
  /** Something shows tray icons, or nothing does. */
  trayIs(there: boolean): void;
  endNoTrayNotice(): void;
  /** The window was closed: where Keyturn is now, the first time. */
  whereItLives(): Notice | undefined;
};

/** A desktop that has a tray, as far as nobody says otherwise. */
export function createDesktopFacts(options: DesktopFactsOptions): DesktopFacts {
  const { told, loginItem, goingTo, changed, log } = options;
  let hasTray = true;

  /** What can't be kept is said once more another time. */
  function tell(what: OneTimeNotice): void {
    try {
      told.add(what);
    } catch (cause) {
      log.error('what was said could not be kept', cause);
    }
  }

  return {
    view: () => {
      const startsAtLogin = loginItem.isOn();
      const goTo = goingTo.view();
      return {
        ...defined({ startsAtLogin }),
        ...(hasTray || told.has('no tray') ? {} : { noTray: true }),
        ...defined({ goTo }),
      };
    },
    trayIs: (there) => {
      hasTray = there;
      changed();
    },
    endNoTrayNotice: () => {
      told.add('no tray');
      changed();
    },
    whereItLives: () => {
      if (told.has('where it lives')) return undefined;
      tell('where it lives');
      const body = hasTray ? livesOnWords.inTray : livesOnWords.withoutTray;
      return { title: livesOnWords.title, body };
    },
  };
}
