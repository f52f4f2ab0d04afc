import { readdirSync, readFileSync } from 'node:fs';
import type { ElectronApplication } from 'playwright';
import type { RunningApplication } from './application.ts';

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

/** Opens the window, refreshes, rotates and closes, again and again, and weighs all processes together. */
export async function cycle(
  { app, process }: RunningApplication,
  cycles: number,
  told: (done: number, kib: number) => void = () => undefined,
): Promise<Growth> {
  const leader = process.pid ?? 0;
  const weights: number[] = [];
  await hurry(app);
  const every = Math.max(1, Math.floor(cycles / 100));
  for (let done = 1; done <= cycles; done += 1) {
    await cycleOnce(app);
    if (done % every === 0) {
      await collect(app);
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

/** Has every pause pass at once: what a cycle leaves does not depend on how long it waits. */
async function hurry(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    const skip: unknown = Reflect.get(globalThis, 'skip');
    if (typeof skip !== 'function') throw new Error('it has no clock that can be let run');
    setInterval(() => void Reflect.apply(skip, undefined, [500]), 5);
  });
}

async function cycleOnce(app: ElectronApplication): Promise<void> {
  await app.evaluate(async ({ app: keyturn, BrowserWindow }) => {
    async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
      for (let tries = 0; tries < 3000; tries += 1) {
        if (await holds()) return;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error('a cycle does not end');
    }
    keyturn.emit('activate');
    const [window] = BrowserWindow.getAllWindows();
    const page = window?.webContents;
    const say = async (call: string): Promise<unknown> => page?.executeJavaScript(call);
    await until(() => page?.isLoading() === false);
    await until(
      async () => (await say("document.querySelector('.profile-name') !== null")) === true,
    );
    await say('window.keyturn.checkNow()');
    // The answer goes on with the new key, but is given for the rotation; more than once does no harm.
    await say(`window.keyturn.rotate({ profile: 'default' }).then(({ value: { rotation } }) => {
      window.isDone = async () => {
        const { value: { rotations } } = await window.keyturn.snapshot();
        const shown = rotations.find(({ id }) => id === rotation);
        if (shown?.state !== 'succeeded') return false;
        if (shown.retirement.oldKey === 'stays active') {
          await window.keyturn.answerUsedElsewhere({ rotation, answer: 'only here' });
        }
        return shown.retirement.oldKey === 'gone';
      };
    })`);
    await until(async () => (await say('window.isDone()')) === true);
    window?.close();
    await until(() => BrowserWindow.getAllWindows().length === 0);
  });
}

async function collect(app: ElectronApplication): Promise<void> {
  await app.evaluate(async () => {
    const collectGarbage: unknown = Reflect.get(globalThis, 'gc');
    if (typeof collectGarbage !== 'function') throw new Error('garbage can’t be collected');
    for (let times = 0; times < 2; times += 1) {
      Reflect.apply(collectGarbage, undefined, []);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
}

/** The memory of all processes of a group: what is shared counts once. */
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
