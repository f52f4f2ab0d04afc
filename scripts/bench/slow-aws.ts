import { openScene } from '../../test/e2e/support/scene.ts';
import { buildWithClock } from '../../test/support/clock-entry/build.ts';
import type { Line } from './bars.ts';
import { medianOf } from './measure.ts';
import { rotateSlowly } from './rotate-in-page.ts';
import { startOurs } from './rotation.ts';
import type { BenchOptions, Section } from './section.ts';

/** How long each answer of AWS takes, in ms: about as long as AWS's own. */
const latency = 100;

/** A rotation as a person waits for it: what counts is how often AWS is waited for. */
export const slowAws: Section = {
  title: `A rotation at ${String(latency)} ms a request`,
  method: `Keyturn runs with its window open, on a credentials file and an AWS on this computer that takes ${String(latency)} ms for each answer; measured is from the moment in which its page asks for a rotation until AWS has answered that the old key is deactivated. The pauses of the proof end at once. The reference is one request, so the value says how many of them are made one after another, and what Keyturn adds: 8 are waited for, in an account that Keyturn has seen before. The list that confirms the deactivation comes after, and is not in it.`,
  run: benchSlowAws,
};

async function benchSlowAws({ short }: BenchOptions): Promise<readonly Line[]> {
  const rounds = short ? 5 : 15;
  const clocked = await buildWithClock();
  const scene = await openScene({
    application: clocked.path,
    settings: {
      logLevel: 'info',
      welcomed: true,
      policy: { backups: false, graceDays: 7, retirement: 'deactivate first' },
    },
  });
  try {
    const { page } = await startOurs(scene);
    const ours: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const mine = await rotateSlowly(scene, page, latency);
      if (round > 0) ours.push(mine);
    }
    return [
      {
        title: `From the click until the old key is deactivated, at ${String(latency)} ms a request`,
        against: 'one request',
        unit: 'ms',
        ours: medianOf(ours),
        reference: latency,
        rounds,
        bar: { kind: 'times', most: 8.5 },
      },
    ];
  } finally {
    await scene.close();
    await clocked.remove();
  }
}
