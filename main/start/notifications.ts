import { existsSync } from 'node:fs';
import { app } from 'electron';
import { platformConventions } from '../../shared/application/platform-conventions.ts';
import type { Clock } from '../base/clock.ts';
import { sessionBusAddress } from '../desktop/bus/bus-address.ts';
import { type Bus, connectBus } from '../desktop/bus/bus.ts';
import { createBusNotifier } from '../desktop/notifications/bus-notifier.ts';
import { electronNotifications } from '../desktop/notifications/electron-notifications.ts';
import {
  createNotificationText,
  type NotificationText,
} from '../desktop/notifications/notification-text.ts';
import {
  createNotifier,
  type Notifier,
  type NotifierOptions,
} from '../desktop/notifications/notifier.ts';

/** What a click on a notification, and on a button of one, does. */
type NotificationClicks = Pick<NotifierOptions, 'open' | 'press' | 'log'>;

/** The notifications of this system; on Linux nothing waits for the notification service. */
export type Notifications = Pick<NotificationText, 'readsMarkup'> & { readonly notify: Notifier };

/** Connects to the notification service when the first notification is shown. */
export function startNotifications(clicks: NotificationClicks, clock: Clock): Notifications {
  const { log } = clicks;
  const { body, readsMarkup } = createNotificationText(process.platform);
  const options: NotifierOptions = { ...clicks, body, platform: process.platform };

  async function connect(): Promise<Bus | undefined> {
    const address = sessionBusAddress({ env: process.env, exists: existsSync });
    if (address === undefined) return undefined;
    const bus = await connectBus(address, { clock, log });
    app.on('will-quit', bus.end);
    return bus;
  }

  const notify =
    platformConventions(process.platform).notifiesBy === 'the bus'
      ? createBusNotifier({ ...options, connect, application: app.getName() })
      : createNotifier(options, electronNotifications);
  return { notify, readsMarkup };
}
