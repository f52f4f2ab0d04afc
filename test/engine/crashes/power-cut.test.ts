import { describe, expect, test } from 'vitest';
import type { RotationView } from '../../../shared/contract/rotation.ts';
import { defaultPolicy } from '../../../shared/settings/policy.ts';
import { type Cuttable, cutEverywhere, cutEverywhereTwice } from '../../support/engine/cuts.ts';
import type { Cut } from '../../support/engine/power.ts';
import { expectHistoryTold, expectPromisesKept } from '../../support/engine/promises.ts';
import { config, createWorld, credentials, k1, type World } from '../../support/engine/world.ts';

/** What is shown after the next start, at the latest. */
type End = RotationView['state'] | 'nothing to show';

type Scene = {
  readonly title: string;
  readonly prepare: (world: World) => void;
  /** How many ways the power can go: twice the number of calls. */
  readonly cuts: number;
  /** How many ways it can go there, and once more while the next start puts that right. */
  readonly cutsTwice: number;
  readonly ends: readonly End[];
};

const diskFull = { code: 'DISK_FULL', renamed: false } as const;

const scenes: readonly Scene[] = [
  {
    title: 'a rotation nobody has to be asked about',
    prepare: () => undefined,
    cuts: 56,
    cutsTwice: 1378,
    ends: ['failed', 'nothing to show', 'open', 'succeeded'],
  },
  {
    title: 'a rotation whose old key is used nowhere else',
    prepare: ({ answers }) => answers.set(k1.id, 'only here'),
    cuts: 74,
    cutsTwice: 2010,
    ends: ['failed', 'nothing to show', 'open', 'succeeded'],
  },
  {
    title: 'a rotation that backs both keys up first',
    prepare: (world) => {
      world.policy = defaultPolicy;
    },
    cuts: 68,
    cutsTwice: 2152,
    ends: ['failed', 'nothing to show', 'open', 'succeeded'],
  },
  {
    title: 'a rotation that a fault of our own stops after the key is made',
    prepare: ({ aws }) => {
      aws.trouble('GetCallerIdentity', ['none', { kind: 'bug' }]);
    },
    cuts: 52,
    cutsTwice: 1728,
    ends: ['failed', 'nothing to show', 'open'],
  },
  {
    title: 'a rotation whose new key is not told to us',
    prepare: ({ aws }) => {
      aws.trouble('CreateAccessKey', [{ kind: 'answer lost' }]);
    },
    cuts: 36,
    cutsTwice: 474,
    ends: ['failed', 'nothing to show', 'open'],
  },
  {
    title: 'a rotation whose new secret is torn off the answer',
    prepare: ({ aws }) => {
      aws.trouble('CreateAccessKey', [{ kind: 'torn' }]);
    },
    cuts: 52,
    cutsTwice: 1924,
    ends: ['failed', 'nothing to show', 'open'],
  },
  {
    title: 'a rotation that can save only one of two files',
    prepare: ({ files }) => {
      files.trouble(config, [diskFull, diskFull, diskFull, diskFull, diskFull]);
    },
    cuts: 70,
    cutsTwice: 2268,
    ends: ['failed', 'nothing to show', 'open', 'succeeded'],
  },
  {
    title: 'a rotation that can save no file',
    prepare: ({ files }) => {
      files.trouble(credentials, [diskFull]);
    },
    cuts: 74,
    cutsTwice: 2676,
    ends: ['failed', 'nothing to show', 'open'],
  },
];

/** Two profiles share a key across two files, so that it can be saved by half. */
async function rotateIn({ prepare }: Scene, cut?: Cut) {
  const world = createWorld();
  world.files.put(config, 'play', k1);
  prepare(world);
  const process = world.start(cut === undefined ? {} : { cut });
  await Promise.race([process.rotator.rotate('work'), process.power.gone]);
  await process.rest();
  return { world, process };
}

/** Starts once more, and holds the world to the promises. */
async function startAgain(world: World): Promise<{ readonly end: End; readonly calls: number }> {
  const process = world.start();
  const views = await process.recover();
  expectPromisesKept(world, views);
  expectHistoryTold(world);
  return { end: views[0]?.state ?? 'nothing to show', calls: process.power.calls.length };
}

describe.each(scenes)('when the power goes in $title', (scene) => {
  const cuttable: Cuttable = { play: (cut) => rotateIn(scene, cut), startAgain };

  test('the next start leaves it done, undone or open, whatever was the last call', async () => {
    const { world, process } = await rotateIn(scene);
    expectPromisesKept(world, process.views());
    const { ends, cuts } = await cutEverywhere(cuttable);
    expect(ends).toEqual(scene.ends);
    expect(cuts).toBe(scene.cuts);
  });

  test('and so does the start after that, when the power goes in the next one too', async () => {
    const { ends, cuts } = await cutEverywhereTwice(cuttable);
    expect(ends).toEqual(scene.ends);
    expect(cuts).toBe(scene.cutsTwice);
  });
});
