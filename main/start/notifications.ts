import { existsSync } from 'node:fs';
import { app } from 'electron';
import { habitsOf } from '../../shared/habits.ts';
import { sessionBusAddress } from '../desktop/bus-address.ts';
import { createBusNotifier } from '../desktop/bus-notifier.ts';
import { type Bus, connectBus } from '../desktop/bus.ts';
import { electronNotifications } from '../desktop/electron-notifications.ts';
import { createNotifier, type Notifier, type NotifierOptions } from '../desktop/notifier.ts';
import type { Clock } from '../rotation/ports.ts';

/** The notifier of this system; on Linux one that nothing waits for. */
export function startNotifications(options: NotifierOptions, clock: Clock): Notifier {
  const { log } = options;

  async function connect(): Promise<Bus | undefined> {
    const address = sessionBusAddress({ env: process.env, exists: existsSync });
    if (address === undefined) return undefined;
    const bus = await connectBus(address, { clock, log });
    app.on('will-quit', bus.end);
    return bus;
  }

  return habitsOf(options.platform).notifiesBy === 'the bus'
    ? createBusNotifier({ ...options, connect, application: app.getName() })
    : createNotifier(options, electronNotifications);
}
