import type { Bridge } from '../../shared/contract/contract.ts';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import type { Failure } from '../../shared/values/failure.ts';
import { speak } from '../../shared/words/language.ts';
import { settle } from './bridge.ts';

/** The state of the page: nothing yet, why there is no snapshot, or the newest one. */
export type PageState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'known'; readonly snapshot: Snapshot };

/** The only place where the page keeps main's state. */
export type SnapshotStore = {
  readonly current: () => PageState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Requests the snapshot; never rejects, a failure is in `current`. */
  readonly load: () => Promise<void>;
};

/**
 * A store that follows the bridge: `load` requests the first snapshot, later ones are pushed. An older number is
 * ignored.
 */
export function createSnapshotStore(bridge: Pick<Bridge, 'snapshot'>): SnapshotStore {
  const listeners = new Set<() => void>();
  let known: PageState = { state: 'loading' };

  function become(next: PageState): void {
    known = next;
    for (const listener of listeners) {
      listener();
    }
  }

  function take(snapshot: Snapshot): void {
    if (known.state !== 'known' || snapshot.number > known.snapshot.number) {
      // Before any text is read.
      speak(snapshot.language);
      become({ state: 'known', snapshot });
    }
  }

  // Before the request, so that a snapshot pushed by then is not missed.
  bridge.snapshot.onChange(take);

  return {
    current: () => known,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    load: async () => {
      const reply = await settle(() => bridge.snapshot.read(undefined));
      if (reply.ok) {
        take(reply.value);
      } else if (known.state !== 'known') {
        become({ state: 'failed', failure: reply.failure });
      }
    },
  };
}
