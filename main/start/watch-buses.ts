import { existsSync } from 'node:fs';
import { app } from 'electron';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { sessionBusAddress, systemBusAddress } from '../desktop/bus/bus-address.ts';
import { type Bus, connectBus } from '../desktop/bus/bus.ts';
import { watchNetwork } from '../desktop/bus/network-manager.ts';
import { watchNotificationMarkup } from '../desktop/notifications/notification-text.ts';
import { watchTrayHost } from '../desktop/tray/tray-host.ts';
import type { TrayIcon } from '../desktop/tray/tray.ts';
import type { DesktopFacts } from './desktop-facts.ts';

export type WatchBusesOptions = {
  readonly clock: Clock;
  readonly log: Log;
  readonly tray: TrayIcon;
  readonly desktop: Pick<DesktopFacts, 'trayIs'>;
  /** What shows notifications reads their body as markup, or does not. */
  readonly readsMarkup: (reads: boolean) => void;
  readonly networkCame: () => void;
};

/** Listens to the buses of a Linux desktop, where there are any: everything works without them. */
export function watchBuses(options: WatchBusesOptions): void {
  const { clock, log, tray, desktop } = options;
  const surroundings = { env: process.env, exists: existsSync };

  async function connect(address: string | undefined): Promise<Bus | undefined> {
    if (address === undefined) return undefined;
    const bus = await connectBus(address, { clock, log });
    app.on('will-quit', bus.end);
    return bus;
  }

  async function watchSession(): Promise<void> {
    const session = await connect(sessionBusAddress(surroundings));
    if (session === undefined) {
      desktop.trayIs(false);
      return;
    }
    await Promise.all([
      watchTrayHost(session, { is: desktop.trayIs, came: tray.makeAnew }, { clock, log }),
      watchNotificationMarkup(session, options.readsMarkup, log),
    ]);
  }

  async function watchSystem(): Promise<void> {
    const system = await connect(systemBusAddress(surroundings));
    if (system !== undefined) await watchNetwork(system, options.networkCame, log);
  }

  for (const watch of [watchSession, watchSystem]) {
    watch().catch((cause: unknown) => {
      log.error('a bus of the desktop can’t be listened to', cause);
    });
  }
}
