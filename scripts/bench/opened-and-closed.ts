import { openScene } from '../../test/e2e/support/scene.ts';
import { buildWithClock } from '../../test/support/clock-entry/build.ts';
import { ask, weighable } from '../../test/support/memory-cycles.ts';
import { pssOf } from '../../test/support/process-group.ts';
import type { Line } from './bars.ts';
import { medianOf } from './measure.ts';

const times = 10;

/**
 * The memory without a window after it was opened ten times, against that after the first window: what any first window
 * loads, mainly Chromium's, stays in memory in an empty application, too. Uses a clock that skips the minute for which
 * a closed window is kept.
 */
export async function openedAndClosed(rounds: number): Promise<Line> {
  const clocked = await buildWithClock();
  const before: number[] = [];
  const after: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const [one, other] = await once(clocked.path);
      before.push(one);
      after.push(other);
    }
  } finally {
    await clocked.remove();
  }
  return {
    title: `Memory without a window after it was open ${times} times (PSS)`,
    against: 'the same processes after the first time',
    unit: 'MiB',
    ours: medianOf(after),
    reference: medianOf(before),
    rounds,
    bar: { kind: 'times', most: 1.05 },
  };
}

async function once(application: string): Promise<readonly [number, number]> {
  const scene = await openScene({ application, settings: { logLevel: 'info', welcomed: true } });
  try {
    const { app, process } = await scene.start({ arguments: weighable });
    const leader = process.pid ?? 0;
    const weigh = async (): Promise<number> => {
      await ask(app, 'collect');
      return pssOf(leader) / 1024;
    };
    await scene.desktop.tray.waitForMenu((items) =>
      items.some(({ label }) => label === 'Check now'),
    );
    await ask(app, 'hurry');
    await ask(app, 'openAndClose');
    await ask(app, 'settle');
    const before = await weigh();
    for (let time = 0; time < times; time += 1) await ask(app, 'openAndClose');
    await ask(app, 'settle');
    return [before, await weigh()];
  } finally {
    await scene.close();
  }
}
