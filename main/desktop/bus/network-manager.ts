import type { Log } from '../../base/log.ts';
import type { Bus } from './bus.ts';

const manager = 'org.freedesktop.NetworkManager';
const path = '/org/freedesktop/NetworkManager';

// NM_STATE_CONNECTED_SITE: there is a way out of this computer, to the internet or not quite.
const CONNECTED = 60;

/** Calls back when a network comes that was not there. Without NetworkManager it never does. */
export async function watchNetwork(bus: Bus, came: () => void, log: Log): Promise<void> {
  let wasThere = true;
  try {
    const signal = { sender: manager, path, interface: manager, member: 'StateChanged' };
    await bus.hear(signal, ([state]) => {
      const isThere = typeof state === 'number' && state >= CONNECTED;
      if (isThere && !wasThere) came();
      wasThere = isThere;
    });
  } catch (cause) {
    log.error('the network could not be watched', cause);
  }
}
