import type { Notice, NoticeButton } from '../../../shared/contract/notice.ts';
import type { Log } from '../../base/log.ts';
import { notificationActions } from './notification-actions.ts';

/** Shows a notification of the system; returns a function that removes it. */
export type Notifier = (notice: Notice) => () => void;

export type NotifierOptions = {
  /** A notification was clicked: opens the window, at the profile if it names one. */
  readonly open: (profile: string | undefined) => void;
  readonly press: (button: NoticeButton) => void;
  /** The body, escaped for the service that shows it. */
  readonly body: (text: string) => string;
  readonly platform: NodeJS.Platform;
  readonly log: Log;
};

/** The callbacks of a notification. */
export type NotificationEvents = {
  readonly clicked: () => void;
  readonly pressed: (index: number) => void;
  /** It is no longer on the screen. On Windows it may be in the list of notifications, and be clicked there. */
  readonly closed: (byPerson: boolean) => void;
  readonly failed: () => void;
};

/** A notification on the screen. */
export type ShownNotification = { close(): void };

/** The notifications of the system, as Electron has them. */
export type NotificationSystem = {
  isSupported(): boolean;
  /** Shows one. A result that is garbage collected receives no more events. */
  show(
    said: { readonly title: string; readonly body: string; readonly buttons: readonly string[] },
    events: NotificationEvents,
  ): ShownNotification;
  /** Reports every click, also on a notification of an earlier run of Keyturn. */
  hearAll(activated: (what: 'clicked' | 'pressed') => void): void;
};

// Notifications stay in the list of Windows for three days. A click on an older one still opens the window.
const MOST_KEPT = 50;

/** The notifier of this system. A notification that can't be shown is logged: tray and window show the same. */
export function createNotifier(options: NotifierOptions, system: NotificationSystem): Notifier {
  const { open, press, body, platform, log } = options;
  // Referenced, because a notification that is garbage collected receives no click; the oldest first.
  const kept = new Map<symbol, ShownNotification>();
  let isHeard = false;

  function keep(name: symbol, notification: ShownNotification): void {
    kept.set(name, notification);
    for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(oldest);
  }

  function hearAll(): void {
    if (isHeard) return;
    isHeard = true;
    system.hearAll((what) => {
      // Called in addition to the notification's own events: the button of a referenced one is handled there.
      if (what === 'clicked' || kept.size === 0) open(undefined);
    });
  }

  return (notice) => {
    if (!system.isSupported()) {
      log.info('no notifications on this desktop');
      return () => undefined;
    }
    hearAll();
    const name = Symbol(notice.title);
    const buttons = notificationActions(platform, notice);
    const notification = system.show(
      { title: notice.title, body: body(notice.body), buttons: buttons.map(({ label }) => label) },
      {
        clicked: () => {
          kept.delete(name);
          open(notice.profile);
        },
        pressed: (index) => {
          const button = buttons[index];
          if (button === undefined) return;
          try {
            press(button);
          } catch (cause) {
            log.error('a button of a notification could not do its work', cause);
            open(notice.profile);
          }
        },
        closed: (byPerson) => {
          // Windows closes it after some seconds and keeps it in its list, where it can be clicked for days.
          if (platform !== 'win32' || byPerson) kept.delete(name);
        },
        failed: () => {
          kept.delete(name);
          log.warn('a notification could not be shown');
        },
      },
    );
    keep(name, notification);
    return () => {
      kept.delete(name);
      notification.close();
    };
  };
}
