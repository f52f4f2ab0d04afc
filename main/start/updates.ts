import { app } from 'electron';
import { anyInTheMiddle } from '../../shared/contract/updates.ts';
import type { Changes } from '../base/changes.ts';
import { createUpdater } from '../desktop/updater/updater.ts';
import { createUpdates, type Updates } from '../updates/updates.ts';
import type { Engine } from './engine.ts';
import type { Stores } from './stores.ts';
import { updateRoute } from './update-route.ts';

export type StartUpdatesOptions = Pick<Engine, 'network' | 'rotator'> &
  Pick<Stores, 'settings' | 'managed' | 'log'> & {
    readonly changes: Changes;
    readonly now: () => number;
  };

/** New versions of Keyturn, which wait for rotations. */
export function startUpdates(options: StartUpdatesOptions): Updates {
  const { network, rotator, settings, managed, log, changes, now } = options;
  return createUpdates({
    updater: createUpdater({ routeTo: updateRoute(network), log }),
    version: app.getVersion(),
    kept: settings.updates,
    updatesAllowed: managed.updatesAllowed,
    isRotating: () => anyInTheMiddle(rotator.views()),
    isBusy: rotator.isBusy,
    pauseRotations: rotator.pause,
    now,
    changed: changes.touch,
    quit: () => {
      app.quit();
    },
    log,
  });
}
