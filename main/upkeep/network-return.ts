import type { Snapshot } from '../../shared/contract/snapshot.ts';
import type { Clock } from '../base/clock.ts';
import type { AppState } from '../snapshot/app-state.ts';

export type NetworkReturnOptions = {
  readonly state: Pick<AppState, 'subscribe'>;
  readonly clock: Clock;
  /** Whether the system has a network at all; cheap to call. */
  readonly isOnline: () => boolean;
  /** Repeats what failed without a network. */
  readonly tryAgain: () => void;
};

const SECOND = 1_000;
const waits = [30, 60, 120, 300, 900].map((seconds) => seconds * SECOND);

/** How long to wait after so many failed tries, in ms. Pure. */
export function waitForNetwork(tries: number): number {
  return waits[Math.min(tries, waits.length - 1)] ?? 0;
}

/** Tries again, less and less often, while AWS can't be reached; otherwise it has no timer. */
export function watchNetworkReturn(options: NetworkReturnOptions): void {
  const { state, clock, isOnline, tryAgain } = options;
  let waiting: AbortController | undefined;

  async function wait(reached: AbortController): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      await clock.sleep(waitForNetwork(tries), reached.signal);
      if (reached.signal.aborted) return;
      if (isOnline()) tryAgain();
    }
  }

  state.subscribe(({ network }: Pick<Snapshot, 'network'>) => {
    if (network === undefined) {
      waiting?.abort();
      waiting = undefined;
      return;
    }
    if (waiting === undefined) {
      waiting = new AbortController();
      void wait(waiting);
    }
  });
}
