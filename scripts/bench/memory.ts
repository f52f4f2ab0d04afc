import { openScene } from '../../test/e2e/support/scene.ts';
import { buildWithClock } from '../../test/support/clock-entry/build.ts';
import {
  cycle,
  type Growth,
  settingsForCycles,
  weighable,
} from '../../test/support/memory-cycles.ts';
import { buildApplication } from '../stage/build-application.ts';

/** The memory of the real application over so many cycles of opening, refreshing, rotating and closing. */
export async function benchMemory(
  cycles: number,
  report: (done: number, kib: number) => void,
): Promise<Growth> {
  await buildApplication();
  const clocked = await buildWithClock();
  const here = await openScene({ application: clocked.path, settings: settingsForCycles() });
  try {
    return await cycle(await here.start({ arguments: ['--hidden', ...weighable] }), cycles, report);
  } finally {
    await here.close();
    await clocked.remove();
  }
}

/** The growth, in words. */
export function growthLine(cycles: number, growth: Growth): string {
  const { secondQuarter, lastQuarter, ratio } = growth;
  const mebibytes = (kib: number): string => `${(kib / 1024).toFixed(1)} MiB`;
  return `Memory over ${cycles} cycles: second quarter ${mebibytes(secondQuarter)}, last quarter ${mebibytes(lastQuarter)}, ${ratio.toFixed(3)} ×${ratio > 1.05 ? ': MORE THAN 5 %' : ''}`;
}
