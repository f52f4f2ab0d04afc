import type { ElectronApplication } from 'playwright';
import type { RunningApplication } from './application.ts';
import type { Cycling } from './clock-entry/cycle.ts';
import { filledBy } from './process-group.ts';

/** The memory of a running Keyturn over many cycles, in KiB that it has filled itself. */
export type Growth = {
  readonly secondQuarter: number;
  readonly lastQuarter: number;
  /** The last quarter divided by the second. */
  readonly ratio: number;
};

/** Electron's arguments that let garbage be collected before a measurement. */
export const weighable = ['--js-flags=--expose-gc'] as const;

/** Settings for it: no questions, and each old key deleted at once, since a user can have only two. */
export function settingsForCycles(): Readonly<Record<string, unknown>> {
  return {
    logLevel: 'info',
    policy: { backups: false, graceDays: 7, retirement: 'delete at once' },
  };
}

/** Opens the window, refreshes, rotates and closes, again and again, and measures the memory now and then. */
export async function cycle(
  { app, process }: RunningApplication,
  cycles: number,
  report: (done: number, kib: number) => void = () => undefined,
): Promise<Growth> {
  const leader = process.pid ?? 0;
  const weights: number[] = [];
  await ask(app, 'hurry');
  const every = Math.max(1, Math.floor(cycles / 100));
  for (let done = 1; done <= cycles; done += 1) {
    await ask(app, 'cycleOnce');
    if (done % every === 0) {
      await ask(app, 'collect');
      const kib = filledBy(leader);
      weights.push(kib);
      report(done, kib);
    }
  }
  const quarter = Math.floor(weights.length / 4);
  const secondQuarter = medianOf(weights.slice(quarter, 2 * quarter));
  const lastQuarter = medianOf(weights.slice(-quarter));
  return { secondQuarter, lastQuarter, ratio: lastQuarter / secondQuarter };
}

/** Runs one of the functions of its entry in the main process (`clock-entry/cycle.ts`). */
export async function ask(app: ElectronApplication, what: keyof Cycling): Promise<void> {
  await app.evaluate(async (_, name) => {
    const cycling: unknown = Reflect.get(globalThis, 'cycling');
    const act: unknown = typeof cycling === 'object' && cycling && Reflect.get(cycling, name);
    if (typeof act !== 'function') throw new Error(`it can’t ${name}`);
    await Reflect.apply(act, undefined, []);
  }, what);
}

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}
