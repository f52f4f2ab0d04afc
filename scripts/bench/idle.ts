import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../test/support/desktop/until.ts';
import { pssOf, ticksOf } from '../../test/support/process-group.ts';
import type { Line } from './bars.ts';
import {
  emptyApplication,
  type TestGround,
  openGround,
  type RunningContestant,
} from './contestants.ts';
import { medianOf } from './measure.ts';
import { openedAndClosed } from './opened-and-closed.ts';
import type { BenchOptions, Section } from './section.ts';
import { type DesktopWatch, watchDesktop } from './watch-desktop.ts';

/** What Keyturn uses while nothing happens, against an empty application. */
export const idle: Section = {
  title: 'While nothing happens',
  method:
    'The same two applications, started without a window. Memory is the proportional set size of all their processes, once both have been idle for a while. After that the window of Keyturn is opened and closed ten times, with the minute after which a closed window is let go of passed at once, and garbage collected before each weighing; the reference is Keyturn itself before. The processor’s time is that of all their processes, while both stand side by side.',
  run: benchIdle,
};

async function benchIdle({ short }: BenchOptions): Promise<readonly Line[]> {
  const ground = await openGround();
  try {
    const watch = await watchDesktop(ground.scene.desktop);
    const memory = await idleMemory(ground, watch, short ? 1 : 3);
    const processor = await idleProcessor(ground, watch, short ? 30 : 300);
    await watch.end();
    return [memory, await openedAndClosed(short ? 1 : 3), processor];
  } finally {
    await ground.close();
  }
}

// By then V8 has collected the garbage of the start, in both. In ms.
const REST = 35_000;

async function idleMemory(ground: TestGround, watch: DesktopWatch, rounds: number): Promise<Line> {
  const ours: number[] = [];
  const reference: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [contestant, weights] of [
      [ground.ours, ours],
      [ground.reference, reference],
    ] as const) {
      const registered = watch.nextTrayItem();
      const started = contestant.start('--hidden');
      await registered;
      await untilIdle(started);
      await pause(REST);
      weights.push(pssOf(started.leader) / 1024);
      await started.end();
    }
  }
  return {
    title: 'Memory without a window (PSS)',
    against: emptyApplication,
    unit: 'MiB',
    ours: medianOf(ours),
    reference: medianOf(reference),
    rounds,
    bar: { kind: 'times', most: 1.15 },
  };
}

/** Both run at once, so that other load on the machine affects both alike. */
async function idleProcessor(
  ground: TestGround,
  watch: DesktopWatch,
  seconds: number,
): Promise<Line> {
  const running: RunningContestant[] = [];
  for (const contestant of [ground.ours, ground.reference]) {
    const registered = watch.nextTrayItem();
    running.push(contestant.start('--hidden'));
    await registered;
  }
  for (const started of running) await untilIdle(started);
  await pause(REST);
  const before = running.map(({ leader }) => ticksOf(leader));
  const began = performance.now();
  await pause(seconds * 1000);
  const ticks = running.map(({ leader }, index) => ticksOf(leader) - (before[index] ?? 0));
  // A tick is a hundredth of a second.
  const passed = (performance.now() - began) / 10;
  for (const started of running) await started.end();
  const [ours = 0, reference = 0] = ticks.map((had) => (100 * had) / passed);
  return {
    title: `Processor over ${seconds} s without a window`,
    against: emptyApplication,
    unit: '%',
    ours,
    reference,
    rounds: 1,
    bar: { kind: 'more', most: 0.1 },
  };
}

/** Until the work of the start is done: two seconds with almost no processor time. */
async function untilIdle({ leader }: RunningContestant): Promise<void> {
  let before = ticksOf(leader);
  let quiet = 0;
  await until(
    'it to be idle',
    async () => {
      await pause(1000);
      const now = ticksOf(leader);
      quiet = now - before <= 2 ? quiet + 1 : 0;
      before = now;
      return quiet >= 2;
    },
    60_000,
  );
}
