import { Notification } from 'electron';
import type { NotificationSystem } from './notifier.ts';

/** Electron's notifications, for macOS and Windows: on Linux they block the process until they are shown. */
export const electronNotifications: NotificationSystem = {
  isSupported: () => Notification.isSupported(),
  show: ({ title, body, buttons }, events) => {
    const notification = new Notification({
      title,
      body,
      urgency: 'normal',
      actions: buttons.map((text) => ({ type: 'button', text })),
    });
    notification.on('click', events.clicked);
    notification.on('action', ({ actionIndex }) => {
      events.pressed(actionIndex);
    });
    notification.on('close', ({ reason }) => {
      events.closed(reason === 'userCanceled');
    });
    notification.on('failed', events.failed);
    notification.show();
    return {
      close: () => {
        notification.close();
      },
    };
  },
  hearAll: (activated) => {
    // Electron 45 has it, on Windows only; earlier versions don't.
    const handle: unknown = Reflect.get(Notification, 'handleActivation');
    if (typeof handle !== 'function') return;
    Reflect.apply(handle, Notification, [
      ({ type }: { readonly type: string }) => {
        activated(type === 'click' ? 'clicked' : 'pressed');
      },
    ]);
  },
};
