import { existsSync } from 'node:fs';
import { app } from 'electron';
import { sessionBusAddress, systemBusAddress } from '../desktop/bus-address.ts';
import { type Bus, connectBus } from '../desktop/bus.ts';
import { watchNetwork } from '../desktop/network-manager.ts';
import { watchTrayHost } from '../desktop/tray-host.ts';
import type { TrayIcon } from '../desktop/tray.ts';
import type { Clock, Log } from '../rotation/ports.ts';
import type { DesktopFacts } from './desktop-facts.ts';

/** What `watchBuses` is given. */
export type WatchBusesOptions = {
  readonly clock: Clock;
  readonly log: Log;
  readonly tray: TrayIcon;
  readonly desktop: Pick<DesktopFacts, 'trayIs'>;
  readonly networkCame: () => void;
};

/** Listens to the buses of a Linux desktop, where there are any: everything works without them. */
export function watchBuses(options: WatchBusesOptions): void {
  const { clock, log, tray, desktop } = options;
  const surroundings = { env: process.env, exists: existsSync };

  function connect(address: string | undefined): Bus | undefined {
    if (address === undefined) return undefined;
    const bus = connectBus(address, { clock, log });
    app.on('will-quit', bus.end);
    return bus;
  }

  const session = connect(sessionBusAddress(surroundings));
  if (session === undefined) {
    desktop.trayIs(false);
  } else {
    void watchTrayHost(session, { is: desktop.trayIs, came: tray.makeAnew }, log);
  }
  const system = connect(systemBusAddress(surroundings));
  if (system !== undefined) void watchNetwork(system, options.networkCame, log);
}
