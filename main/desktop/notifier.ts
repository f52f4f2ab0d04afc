import { Notification } from 'electron';
import type { Notice, NoticeButton } from '../../shared/notice.ts';
import type { Log } from '../rotation/ports.ts';
import { notificationActions } from './notification-actions.ts';

/** Shows notices of the system; gives what takes the notification away again. */
export type Notifier = (notice: Notice) => () => void;

/** What `createNotifier` is given. */
export type NotifierOptions = {
  /** A notification was clicked: opens the window, at the profile if it is about one. */
  readonly open: (profile: string | undefined) => void;
  readonly press: (button: NoticeButton) => void;
  readonly platform: NodeJS.Platform;
  readonly log: Log;
};

/** The notifier of this system. What can't be shown is logged: the tray and the window tell the same. */
export function createNotifier({ open, press, platform, log }: NotifierOptions): Notifier {
  // Kept, because a notification that is collected never hears its click.
  const shown = new Set<Notification>();
  return (notice) => {
    if (!Notification.isSupported()) {
      log.info('no notifications on this desktop');
      return () => undefined;
    }
    const { title, body, profile } = notice;
    const buttons = notificationActions(platform, notice);
    const notification = new Notification({
      title,
      body,
      urgency: 'normal',
      actions: buttons.map(({ label }) => ({ type: 'button', text: label })),
    });
    shown.add(notification);
    notification.on('click', () => {
      shown.delete(notification);
      open(profile);
    });
    notification.on('action', ({ actionIndex }) => {
      const button = buttons[actionIndex];
      if (button === undefined) return;
      try {
        press(button);
      } catch (cause) {
        log.error('a button of a notification could not do its work', cause);
        open(profile);
      }
    });
    notification.on('close', () => {
      shown.delete(notification);
    });
    notification.on('failed', () => {
      shown.delete(notification);
      log.warn('a notification could not be shown');
    });
    notification.show();
    return () => {
      shown.delete(notification);
      notification.close();
    };
  };
}
