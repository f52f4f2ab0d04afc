import type { Snapshot } from '../../shared/contract/snapshot.ts';
import type { Changes } from '../base/changes.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { SlicedSnapshot } from './slices.ts';

/** Everything there is to show, as one value. */
export type AppState = {
  /** The newest snapshot, built now: ages depend on the time. */
  current(): Snapshot;
  /** Calls back with a new snapshot at most every 50 ms; returns a function that ends it. */
  subscribe(listener: (snapshot: Snapshot) => void): () => void;
};

export type AppStateOptions = {
  readonly changes: Changes;
  /** What the parts show, by `joinSlices`. */
  readonly slices: () => SlicedSnapshot;
  readonly version: string;
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  readonly log: Pick<Log, 'error'>;
};

// A page can't show more, and a rotation changes in bursts.
const SNAPSHOT_EVERY_MS = 50;

/** Numbers the snapshots, and publishes a new one after every change. */
export function createAppState(options: AppStateOptions): AppState {
  const { changes, slices, version, clock, log } = options;
  const listeners = new Set<(snapshot: Snapshot) => void>();
  let announced: Promise<void> | undefined;

  function current(): Snapshot {
    return { number: changes.count(), version, at: clock.now(), ...slices() };
  }

  function inform(listener: (snapshot: Snapshot) => void, newest: Snapshot): void {
    try {
      listener(newest);
    } catch (cause) {
      log.error('a change could not be told', cause);
    }
  }

  async function announceSoon(): Promise<void> {
    await clock.sleep(SNAPSHOT_EVERY_MS);
    announced = undefined;
    try {
      const newest = current();
      for (const listener of listeners) inform(listener, newest);
    } catch (cause) {
      log.error('a snapshot could not be built', cause);
    }
  }

  changes.listen(() => {
    announced ??= announceSoon();
  });
  return {
    current,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
