import { expect, test, vi } from 'vitest';
import { waitForNetwork, watchNetworkReturn } from '../../../main/upkeep/network-return.ts';
import type { Snapshot } from '../../../shared/contract/snapshot.ts';
import { usual } from '../../support/fixtures/snapshots.ts';

const offline: Snapshot = { ...usual, network: { code: 'OFFLINE' } };

function scene(isOnline: () => boolean) {
  const waits: { readonly ms: number; readonly wake: () => void }[] = [];
  const sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      const wait = { ms, wake: end };
      function end(): void {
        if (waits.includes(wait)) waits.splice(waits.indexOf(wait), 1);
        resolve();
      }
      waits.push(wait);
      signal?.addEventListener('abort', end);
    });
  const listeners: ((snapshot: Snapshot) => void)[] = [];
  const tryAgain = vi.fn();
  watchNetworkReturn({
    state: {
      subscribe: (listener) => {
        listeners.push(listener);
        return () => undefined;
      },
    },
    clock: { now: Date.now, monotonic: () => 0, sleep },
    isOnline,
    tryAgain,
  });
  return {
    waits,
    tryAgain,
    show: (snapshot: Snapshot) => {
      for (const listener of listeners) listener(snapshot);
    },
    pass: async () => {
      waits[0]?.wake();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

test('while AWS can be reached nothing waits', () => {
  const { show, waits } = scene(() => true);
  show(usual);
  expect(waits).toEqual([]);
});

test('while it can’t be reached it is tried more and more seldom, by one timer', async () => {
  const { show, pass, waits, tryAgain } = scene(() => true);
  const seen: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    show(offline);
    expect(waits).toHaveLength(1);
    seen.push((waits[0]?.ms ?? 0) / 1000);
    await pass();
  }
  expect(seen).toEqual([30, 60, 120, 300, 900, 900, 900]);
  expect(tryAgain).toHaveBeenCalledTimes(7);
});

test('a computer without any network does not even try', async () => {
  const { show, pass, tryAgain } = scene(() => false);
  show(offline);
  await pass();
  expect(tryAgain).not.toHaveBeenCalled();
});

test('once it is reached the timer ends, and the next trouble begins anew', async () => {
  const { show, pass, waits } = scene(() => true);
  show(offline);
  await pass();
  show(usual);
  expect(waits).toEqual([]);
  show(offline);
  expect(waits.map(({ ms }) => ms)).toEqual([waitForNetwork(0)]);
});
