import type { ElectronApplication, Page } from 'playwright';
import { z } from 'zod';
import { openScene, type Scene } from '../../test/e2e/support/scene.ts';
import { buildByHand } from '../../test/support/by-hand/build.ts';
import { callsOf, type HandCalls, type TwoKeys } from '../../test/support/by-hand/calls.ts';
import type { HandRotation } from '../../test/support/by-hand/rotate.ts';
import { buildWithClock, waive } from '../../test/support/clock-entry/build.ts';
import {
  sentTogether,
  type TimedRequest,
} from '../../test/support/rotation-process/round-trips.ts';
import type { Line } from './bars.ts';
import { medianOf } from './measure.ts';
import { rotateFirst, rotateInPage } from './rotate-in-page.ts';
import type { BenchOptions, Section } from './section.ts';

/** A rotation of the running application against its bare calls. */
export const rotation: Section = {
  title: 'A rotation in the running application',
  method: `Keyturn runs with its window open, on a credentials file and AWS on this computer; measured is from the moment in which its page asks for a rotation until the old key is deactivated, the last line of the history is written, and the files are let go of. The pauses of the proof end at once; everything else is as people have it, every flush to the disk included (how much those are stands under “Without a bar”): the bar is a watchdog, because the promised flushes alone cost nearly as much as the calls. An Electron application that does nothing else makes the same calls with the same SDK, in the same order, side by side where Keyturn makes them side by side; what the calls are is read from the log of the stand-in of AWS.`,
  run: benchRotation,
};

// Between the requests of the verification; and, outside the measured time, between the lists after the old key is
// deleted. In ms.
const pauses = [1_000, 1_500];

async function benchRotation({ short }: BenchOptions): Promise<readonly Line[]> {
  const rounds = short ? 9 : 25;
  const clocked = await buildWithClock();
  const byHand = await buildByHand();
  const scene = await openScene({
    application: clocked.path,
    settings: {
      logLevel: 'info',
      welcomed: true,
      policy: { backups: false, graceDays: 7, retirement: 'deactivate first' },
    },
  });
  try {
    const { page, app } = await startOurs(scene);
    const calls = await learnCalls(scene, page);
    const other = await startByHand(scene, byHand.path, calls);
    const ours: number[] = [];
    const reference: number[] = [];
    await waive(app, pauses);
    for (let round = 0; round <= rounds; round += 1) {
      const mine = await rotateInPage(scene, page);
      const alone = await other();
      if (round < 1) continue;
      ours.push(mine);
      reference.push(alone);
    }
    return [
      {
        title: 'A rotation over loopback',
        against: 'the same SDK calls alone',
        unit: 'ms',
        ours: medianOf(ours),
        reference: medianOf(reference),
        rounds,
        bar: { kind: 'times', most: 2.5 },
      },
    ];
  } finally {
    await scene.close();
    await byHand.remove();
    await clocked.remove();
  }
}

/** Starts Keyturn with a key that is used only here, and with no pauses. */
export async function startOurs(
  scene: Scene,
): Promise<{ readonly app: ElectronApplication; readonly page: Page }> {
  const running = await scene.start();
  const page = await running.page();
  await page.getByRole('heading', { name: 'default', exact: true }).waitFor();
  await waive(running.app, pauses);
  await rotateFirst(page);
  return { app: running.app, page };
}

/** The calls of one rotation, slowed down so that parallel ones overlap. */
async function learnCalls(scene: Scene, page: Page): Promise<HandCalls> {
  const { aws, user } = scene;
  const [oldKey = ''] = aws.keysOf(user).map(({ id }) => id);
  const timed: TimedRequest[] = [];
  const slow = aws.behave({ kind: 'delay', milliseconds: 100, moment: 'before' });
  const stop = aws.onRequest((request) => {
    timed.push({ request, from: request.time.getTime(), to: Date.now() });
  });
  await rotateInPage(scene, page);
  stop();
  slow.clear();
  const [newKey = ''] = aws.keysOf(user).map(({ id }) => id);
  const keys = { oldKey, newKey };
  return callsOf(sentTogether(ofRotation(timed, keys)), keys);
}

/** Without the last use of each key, which the list of profiles requests as soon as a file has changed. */
function ofRotation(
  timed: readonly TimedRequest[],
  { oldKey, newKey }: TwoKeys,
): readonly TimedRequest[] {
  const last = timed.findIndex(
    ({ request }) => request.action === 'UpdateAccessKey' && request.signedBy === newKey,
  );
  return timed
    .slice(0, last + 1)
    .filter(
      ({ request }) => request.action !== 'GetAccessKeyLastUsed' || request.signedBy !== newKey,
    )
    .filter(({ request }) => [oldKey, newKey].includes(request.signedBy ?? ''));
}

/** Starts what makes these calls for a user of its own. Gives how to have it do so once. */
async function startByHand(
  { aws, start, userData }: Scene,
  path: string,
  calls: HandCalls,
): Promise<() => Promise<number>> {
  const userName = 'byhand';
  const key = aws
    .addUser({ account: '210000000003', name: userName })
    .addKey({ createdDaysAgo: 93 });
  const { app } = await start({ path, arguments: [`--user-data-dir=${userData}-by-hand`] });
  let pair: HandRotation['pair'] = key;
  return async () => {
    const given: HandRotation = { url: aws.url, userName, pair, calls };
    const answer: unknown = await app.evaluate(async (_, asked) => {
      const go: unknown = Reflect.get(globalThis, 'rotateByHand');
      if (typeof go !== 'function') throw new Error('it can’t');
      const made: unknown = await Reflect.apply(go, undefined, [asked]);
      return made;
    }, given);
    const done = ByHand.parse(answer);
    ({ pair } = done);
    return done.milliseconds;
  };
}

const ByHand = z.object({
  pair: z.object({ id: z.string(), secret: z.string() }),
  milliseconds: z.number(),
});
