import type { Log } from '../../base/log.ts';
import type { Bus } from './bus.ts';

const manager = 'org.freedesktop.NetworkManager';
const path = '/org/freedesktop/NetworkManager';

// NM_STATE_CONNECTED_SITE: there is a route out of this computer, though perhaps not to the whole internet.
const CONNECTED = 60;

/** Calls `came` when a network appears after there was none. Without NetworkManager it never does. */
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
