import type { Clock } from '../../../main/base/clock.ts';
import { systemClock } from '../../../main/desktop/system-clock.ts';
import { startKeyturn } from '../../../main/keyturn.ts';
import { createCycling } from './cycle.ts';

type Sleeper = { readonly until: number; readonly wake: AbortController };

const sleepers = new Set<Sleeper>();
let skipped = 0;
let waived: readonly number[] = [];

/** Sleeps can be made to end faster; the wall clock stays the real one, which requests are signed by. */
const clock: Clock = {
  now: systemClock.now,
  monotonic: () => systemClock.monotonic() + skipped,
  sleep: async (milliseconds, signal) => {
    if (waived.includes(milliseconds)) return;
    const sleeper = { until: clock.monotonic() + milliseconds, wake: new AbortController() };
    sleepers.add(sleeper);
    const woken = sleeper.wake.signal;
    await systemClock.sleep(
      milliseconds,
      signal === undefined ? woken : AbortSignal.any([signal, woken]),
    );
    sleepers.delete(sleeper);
  },
};

function skip(milliseconds: number): void {
  skipped += milliseconds;
  for (const { until, wake } of sleepers) {
    if (until <= clock.monotonic()) wake.abort();
  }
}

// Only a test can reach them, from within the main process.
Reflect.set(globalThis, 'skip', skip);
Reflect.set(globalThis, 'waive', (pauses: readonly number[]) => {
  waived = pauses;
});
Reflect.set(globalThis, 'cycling', createCycling(skip));

// Only an administrator can write the real policy file: a file of this test replaces it.
const path = process.env['POLICY_OF_THIS_TEST'] ?? '/nowhere/policy.json';

await startKeyturn({ clock, managedPlace: { path, owner: process.getuid?.() } });
