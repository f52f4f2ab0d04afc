import { type FileHandle, open } from 'node:fs/promises';
import { devNull } from 'node:os';
import { createRotator } from '../../main/rotation/rotator.ts';
import { createMoments } from '../../test/support/rotation-process/moments.ts';
import { realPorts } from '../../test/support/rotation-process/real-ports.ts';
import { onlyHere, profile } from '../../test/support/rotation-process/scenes.ts';
import { setStage } from '../../test/support/rotation-process/stage.ts';
import type { PlainTable } from './document.ts';
import { medianOf } from './measure.ts';
import type { BenchOptions } from './section.ts';

type Course = { readonly whole: number; readonly flushing: number; readonly flushes: number };

/** How much of a rotation is waiting for the disk: the engine alone, in Node, without pauses. */
export async function benchFlushes({ short }: BenchOptions): Promise<PlainTable> {
  const counted = await countFlushes();
  const courses: Course[] = [];
  try {
    for (let round = 0; round <= (short ? 5 : 25); round += 1) {
      const course = await rotateOnce(counted);
      if (round > 0) courses.push(course);
    }
  } finally {
    counted.end();
  }
  const middle = (what: keyof Course): number => medianOf(courses.map((course) => course[what]));
  const whole = middle('whole');
  const flushing = middle('flushing');
  return {
    title: 'A rotation by the engine alone, and how much of it is waiting for the disk',
    text: [
      `the whole rotation  ${whole.toFixed(1).padStart(8)} ms`,
      `of it, ${String(middle('flushes'))} flushes   ${flushing.toFixed(1).padStart(8)} ms  ${((100 * flushing) / whole).toFixed(0).padStart(4)} %`,
    ].join('\n'),
  };
}

type Counted = {
  /** Begins to count anew, and gives what was counted. */
  reset(): Pick<Course, 'flushing' | 'flushes'>;
  end(): void;
};

/** Counts each `fsync` of this process, by the method that all files share. */
async function countFlushes(): Promise<Counted> {
  const handle = await open(devNull);
  const shared: unknown = Object.getPrototypeOf(handle);
  await handle.close();
  if (typeof shared !== 'object' || shared === null) throw new Error('files share no methods');
  const flush: unknown = Reflect.get(shared, 'sync');
  if (typeof flush !== 'function') throw new Error('files can’t be flushed');
  let flushing = 0;
  let flushes = 0;
  Reflect.set(shared, 'sync', async function sync(this: FileHandle): Promise<void> {
    const began = performance.now();
    await Reflect.apply(flush, this, []);
    flushing += performance.now() - began;
    flushes += 1;
  });
  return {
    reset: () => {
      const counted = { flushing, flushes };
      flushing = 0;
      flushes = 0;
      return counted;
    },
    end: () => {
      Reflect.set(shared, 'sync', flush);
    },
  };
}

async function rotateOnce(counted: Counted): Promise<Course> {
  const stage = await setStage(onlyHere);
  try {
    const orders = stage.orders({ prepare: [], acts: [] });
    const moments = createMoments(undefined, {
      die: () => undefined,
      dieOnceActed: () => Promise.resolve(),
    });
    const ports = realPorts({ ...orders, speed: 10_000, keepsBudgets: true }, moments);
    const rotator = createRotator(ports, () => undefined);
    counted.reset();
    const began = performance.now();
    await rotator.rotate(profile);
    await rotator.idle();
    const whole = performance.now() - began;
    return { whole, ...counted.reset() };
  } finally {
    await stage.close();
  }
}
