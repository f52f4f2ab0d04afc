import { createRotator } from '../../main/rotation/rotator.ts';
import { createMoments } from '../../test/support/rotation-process/moments.ts';
import { realPorts } from '../../test/support/rotation-process/real-ports.ts';
import { onlyHere, profile } from '../../test/support/rotation-process/scenes.ts';
import { setStage } from '../../test/support/rotation-process/stage.ts';
import { watchFlushes } from '../../test/support/watch-flushes.ts';
import type { PlainTable } from './document.ts';
import { medianOf } from './measure.ts';
import type { BenchOptions } from './section.ts';

type Course = { readonly whole: number; readonly flushing: number; readonly flushes: number };

/** The share of a rotation that waits for the disk: the engine alone, in Node, without pauses. */
export async function benchFlushes({ short }: BenchOptions): Promise<PlainTable> {
  const courses: Course[] = [];
  for (let round = 0; round <= (short ? 5 : 25); round += 1) {
    const course = await rotateOnce();
    if (round > 0) courses.push(course);
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

async function rotateOnce(): Promise<Course> {
  const stage = await setStage(onlyHere);
  const flushed = await watchFlushes();
  try {
    const orders = stage.orders({ prepare: [], acts: [] });
    const moments = createMoments(undefined, {
      die: () => undefined,
      dieOnceActed: () => Promise.resolve(),
    });
    const ports = realPorts({ ...orders, speed: 10_000, keepsBudgets: true }, moments);
    const rotator = createRotator(ports, () => undefined);
    const began = performance.now();
    await rotator.rotate(profile);
    await rotator.idle();
    const whole = performance.now() - began;
    return { whole, flushing: flushed.milliseconds(), flushes: flushed.ended() };
  } finally {
    flushed.stop();
    await stage.close();
  }
}
