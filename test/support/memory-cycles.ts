import { readdirSync, readFileSync } from 'node:fs';
import type { ElectronApplication } from 'playwright';
import type { RunningApplication } from './application.ts';
import type { Cycling } from './clock-entry/cycle.ts';

/** The memory of a running Keyturn over many cycles, in KiB of PSS. */
export type Growth = {
  readonly secondQuarter: number;
  readonly lastQuarter: number;
  /** The last quarter against the second. */
  readonly ratio: number;
};

/** What Electron has to be started with, so that garbage can be collected before it is weighed. */
export const weighable = ['--js-flags=--expose-gc'] as const;

/** The settings for it: nothing to be asked, and each old key gone at once, as a user can have two only. */
export function settingsForCycles(): Readonly<Record<string, unknown>> {
  return {
    logLevel: 'info',
    policy: { backups: false, graceDays: 7, retirement: 'delete at once' },
  };
}

/** Opens the window, refreshes, rotates and closes, again and again, and weighs what outlives the window. */
export async function cycle(
  { app, process }: RunningApplication,
  cycles: number,
  told: (done: number, kib: number) => void = () => undefined,
): Promise<Growth> {
  const leader = process.pid ?? 0;
  const weights: number[] = [];
  await ask(app, 'hurry');
  const every = Math.max(1, Math.floor(cycles / 100));
  for (let done = 1; done <= cycles; done += 1) {
    await ask(app, 'cycleOnce');
    if (done % every === 0) {
      await ask(app, 'collect');
      const kib = pssOf(leader);
      weights.push(kib);
      told(done, kib);
    }
  }
  const quarter = Math.floor(weights.length / 4);
  const secondQuarter = medianOf(weights.slice(quarter, 2 * quarter));
  const lastQuarter = medianOf(weights.slice(-quarter));
  return { secondQuarter, lastQuarter, ratio: lastQuarter / secondQuarter };
}

/** Has the main process do one of the things that its entry can (`clock-entry/cycle.ts`). */
async function ask(app: ElectronApplication, what: keyof Cycling): Promise<void> {
  await app.evaluate(async (_, name) => {
    const cycling: unknown = Reflect.get(globalThis, 'cycling');
    const act: unknown = typeof cycling === 'object' && cycling && Reflect.get(cycling, name);
    if (typeof act !== 'function') throw new Error(`it can’t ${name}`);
    await Reflect.apply(act, undefined, []);
  }, what);
}

/** The memory of all processes of a group but those of pages: what is shared counts once. */
function pssOf(leader: number): number {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .reduce((sum, id) => sum + pssOfProcess(id, leader), 0);
}

function pssOfProcess(id: string, leader: number): number {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    const [, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (group !== String(leader)) return 0;
    // The page's own process goes with the window, sooner or later; a spare one may wait for the next.
    const command = readFileSync(`/proc/${id}/cmdline`, 'utf8');
    if (command.includes('--type=renderer')) return 0;
    return Number(
      /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? 0,
    );
  } catch {
    return 0; // it has ended meanwhile
  }
}

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}
