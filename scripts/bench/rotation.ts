import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { openScene, type Scene } from '../../test/e2e/scene.ts';
import { buildByHand } from '../../test/support/by-hand/build.ts';
import { callsOf, type HandCalls } from '../../test/support/by-hand/calls.ts';
import type { HandRotation, rotateByHand } from '../../test/support/by-hand/rotate.ts';
import { buildWithClock, waive } from '../../test/support/clock-entry/build.ts';
import { settingsForCycles } from '../../test/support/memory-cycles.ts';
import {
  sentTogether,
  type TimedRequest,
} from '../../test/support/rotation-process/round-trips.ts';
import type { Line } from './bars.ts';
import { medianOf } from './measure.ts';
import type { BenchOptions, Section } from './section.ts';

/** A rotation of the running application against the calls it makes. */
export const rotation: Section = {
  title: 'A rotation in the running application',
  method: `Keyturn runs with its window open, on a credentials file and AWS on this computer; its page asks for a rotation and waits until it is told that the old key is gone. The pauses of the proof, before the deletion and after it end at once; everything else is as people have it, every flush to the disk included. An Electron application that does nothing else makes the same calls with the same SDK, in the same order, side by side where Keyturn makes them side by side; what the calls are is read from the log of the stand-in of AWS.`,
  run: benchRotation,
};

// Between the looks of the proof, before an old key is deleted at once, and between the lists after it; in ms.
const pauses = [1_000, 10_000, 1_500];

async function benchRotation({ short }: BenchOptions): Promise<readonly Line[]> {
  const rounds = short ? 9 : 25;
  const clocked = await buildWithClock();
  const byHand = await buildByHand();
  const scene = await openScene({
    application: clocked.path,
    settings: { ...settingsForCycles(), welcomed: true },
  });
  try {
    const { page, app } = await startOurs(scene);
    const calls = await learnCalls(scene, page);
    const other = await startByHand(scene, byHand.path, calls);
    const ours: number[] = [];
    const reference: number[] = [];
    await waive(app, pauses);
    for (let round = 0; round <= rounds; round += 1) {
      const pair = [await rotateOnce(page), await other()] as const;
      if (round < 1) continue;
      ours.push(pair[0]);
      reference.push(pair[1]);
    }
    return [
      {
        title: 'A rotation over loopback',
        against: 'the same SDK calls alone',
        unit: 'ms',
        ours: medianOf(ours),
        reference: medianOf(reference),
        rounds,
        bar: { kind: 'times', most: 1.5 },
      },
    ];
  } finally {
    await scene.close();
    await byHand.remove();
    await clocked.remove();
  }
}

async function startOurs(
  scene: Scene,
): Promise<{ readonly app: ElectronApplication; readonly page: Page }> {
  const running = await scene.start();
  const page = await running.page();
  await page.getByRole('heading', { name: 'default', exact: true }).waitFor();
  await waive(running.app, pauses);
  // The first one is answered by hand; the answer goes on with each new key.
  await rotateOnce(page);
  return { app: running.app, page };
}

/** Has the page ask for a rotation. Gives how long it took until the page is told of its end, in ms. */
async function rotateOnce(page: Page): Promise<number> {
  return Number(await page.evaluate(rotateInPage));
}

const rotateInPage = `(async () => {
  const began = performance.now();
  const ended = new Promise((resolve) => {
    const off = window.keyturn.onSnapshot(({ rotations: [newest] }) => {
      if (newest?.state !== 'succeeded' || newest.startedAt < before) return;
      if (newest.retirement.oldKey === 'stays active') {
        window.keyturn.answerUsedElsewhere({ rotation: newest.id, answer: 'only here' });
      }
      if (newest.retirement.oldKey !== 'gone') return;
      off();
      resolve(performance.now() - began);
    });
  });
  const before = Date.now();
  await window.keyturn.rotate({ profile: 'default' });
  return ended;
})()`;

/** The calls of one rotation, so slow that those which are sent side by side overlap. */
async function learnCalls({ aws, user }: Scene, page: Page): Promise<HandCalls> {
  const [oldKey = ''] = aws.keysOf(user).map(({ id }) => id);
  const timed: TimedRequest[] = [];
  const slow = aws.behave({ kind: 'delay', milliseconds: 40, moment: 'before' });
  const stop = aws.onRequest((request) => {
    timed.push({ request, from: request.time.getTime(), to: Date.now() });
  });
  await rotateOnce(page);
  stop();
  slow.clear();
  const [newKey = ''] = aws.keysOf(user).map(({ id }) => id);
  return callsOf(sentTogether(timed), { oldKey, newKey });
}

/** Starts what makes these calls for a user of its own. Gives how to have it do so once. */
async function startByHand(
  { aws, start, userData }: Scene,
  path: string,
  calls: HandCalls,
): Promise<() => Promise<number>> {
  const { account, name: userName } = { account: '210000000003', name: 'byhand' };
  const key = aws.addUser({ account, name: userName }).addKey({ createdDaysAgo: 93 });
  const { app } = await start({ path, arguments: [`--user-data-dir=${userData}-by-hand`] });
  let pair: HandRotation['pair'] = key;
  return async () => {
    const given: HandRotation = { url: aws.url, userName, pair, calls };
    const done = await app.evaluate((_, asked): Promise<ByHand> => {
      const go: unknown = Reflect.get(globalThis, 'rotateByHand');
      if (typeof go !== 'function') throw new Error('it can’t');
      return Reflect.apply(go, undefined, [asked]);
    }, given);
    ({ pair } = done);
    return done.milliseconds;
  };
}

type ByHand = Awaited<ReturnType<typeof rotateByHand>>;
