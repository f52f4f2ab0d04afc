import { describe, expect, it } from 'vitest';
import { createSnapshotStore } from '../../../../renderer/bridge/store.ts';
import type { Bridge, Reply } from '../../../../shared/contract/contract.ts';
import type { Snapshot } from '../../../../shared/contract/snapshot.ts';
import { usual } from '../../../support/fixtures/snapshots.ts';

type Listener = (snapshot: Snapshot) => void;

function numbered(number: number): Snapshot {
  return { ...usual, number };
}

/** A bridge whose answer and pushes the test gives. */
function bridgeWith(answer: () => Promise<Reply<Snapshot>>) {
  const listeners = new Set<Listener>();
  const bridge = {
    snapshot: {
      read: answer,
      onChange: (listener: Listener) => {
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
        };
      },
    },
  } satisfies Pick<Bridge, 'snapshot'>;
  return {
    bridge,
    push: (snapshot: Snapshot) => {
      for (const listener of listeners) {
        listener(snapshot);
      }
    },
  };
}

function shownNumber(store: ReturnType<typeof createSnapshotStore>): number | undefined {
  const known = store.current();
  return known.state === 'known' ? known.snapshot.number : undefined;
}

describe('what the window knows', () => {
  it('is nothing before the first answer, and then the whole state', async () => {
    const store = createSnapshotStore(
      bridgeWith(async () => ({ ok: true, value: numbered(4) })).bridge,
    );
    expect(store.current()).toEqual({ state: 'loading' });
    await store.load();
    expect(shownNumber(store)).toBe(4);
  });

  it('follows newer snapshots and never goes back to an older one', async () => {
    const { bridge, push } = bridgeWith(async () => ({ ok: true, value: numbered(4) }));
    const store = createSnapshotStore(bridge);
    await store.load();
    push(numbered(6));
    push(numbered(5));
    expect(shownNumber(store)).toBe(6);
  });

  it('keeps a snapshot pushed before a late answer came', async () => {
    const { bridge, push } = bridgeWith(async () => ({ ok: true, value: numbered(4) }));
    const store = createSnapshotStore(bridge);
    const loaded = store.load();
    push(numbered(5));
    await loaded;
    expect(shownNumber(store)).toBe(5);
  });

  it('says why it knows nothing, and recovers with the next snapshot', async () => {
    const { bridge, push } = bridgeWith(async () => ({
      ok: false,
      failure: { code: 'BAD_REQUEST' },
    }));
    const store = createSnapshotStore(bridge);
    await store.load();
    expect(store.current()).toEqual({ state: 'failed', failure: { code: 'BAD_REQUEST' } });
    push(numbered(1));
    expect(shownNumber(store)).toBe(1);
  });

  it('survives a bridge that breaks', async () => {
    const store = createSnapshotStore(
      bridgeWith(() => Promise.reject(new Error('the other side is gone'))).bridge,
    );
    await store.load();
    expect(store.current()).toEqual({ state: 'failed', failure: { code: 'UNEXPECTED' } });
  });

  it('tells whoever listens, until they stop', async () => {
    const { bridge, push } = bridgeWith(async () => ({ ok: true, value: numbered(1) }));
    const store = createSnapshotStore(bridge);
    let told = 0;
    const stop = store.subscribe(() => {
      told += 1;
    });
    await store.load();
    push(numbered(2));
    stop();
    push(numbered(3));
    expect(told).toBe(2);
  });
});
