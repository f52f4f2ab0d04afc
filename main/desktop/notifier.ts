import { Notification } from 'electron';
import type { Notice } from '../../shared/notice.ts';
import type { Log } from '../rotation/ports.ts';

/** Shows notices of the system; a click on one opens the window. */
export type Notifier = (notice: Notice) => void;

/** The notifier of this system. What can't be shown is logged: the tray and the window tell the same. */
export function createNotifier(open: () => void, log: Log): Notifier {
  // Kept, because a notification that is collected never hears its click.
  const shown = new Set<Notification>();
  return ({ title, body }) => {
    if (!Notification.isSupported()) {
      log.info('no notifications on this desktop');
      return;
    }
    const notification = new Notification({ title, body });
    shown.add(notification);
    notification.on('click', () => {
      shown.delete(notification);
      open();
    });
    notification.on('close', () => {
      shown.delete(notification);
    });
    notification.on('failed', () => {
      shown.delete(notification);
      log.warn('a notification could not be shown');
    });
    notification.show();
  };
}
