import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../../shared/settings/policy.ts';
import { type Cuttable, cutEverywhere, cutEverywhereTwice } from '../../support/engine/cuts.ts';
import { given, keyOf } from '../../support/engine/iam.ts';
import type { Cut } from '../../support/engine/power.ts';
import { expectHistoryTold } from '../../support/engine/promises.ts';
import {
  config,
  createWorld,
  k1,
  type Process,
  type View,
  type World,
} from '../../support/engine/world.ts';

const DAY = 86_400_000;
type Scene = {
  readonly title: string;
  /** What a person or time does to a rotation whose old key is deactivated. */
  readonly act: (process: Process, view: View, world: World) => Promise<void>;
  /** Twice the number of calls. */
  readonly cuts: number;
  /** How many ways the power can go there, and once more while the next start puts that right. */
  readonly cutsTwice: number;
  readonly ends: readonly string[];
};

const scenes: readonly Scene[] = [
  {
    title: 'an undo over two files',
    act: async ({ rotator }, { id }) => rotator.oldKey(id, 'undo'),
    cuts: 70,
    cutsTwice: 2978,
    ends: ['succeeded', 'undone'],
  },
  {
    title: 'a reactivation',
    act: async ({ rotator }, { id }) => rotator.oldKey(id, 'reactivate'),
    cuts: 32,
    cutsTwice: 804,
    ends: ['succeeded'],
  },
  {
    title: 'the end of the new key after an undo',
    act: async ({ rotator, rest }, { id }) => {
      await rotator.oldKey(id, 'undo');
      await rest();
      await rotator.afterUndo(id, 'delete');
    },
    cuts: 112,
    cutsTwice: 4400,
    ends: ['over', 'succeeded', 'undone'],
  },
  {
    title: 'a deletion that a person asks for',
    act: async ({ rotator }, { id }) => rotator.oldKey(id, 'delete now'),
    cuts: 40,
    cutsTwice: 560,
    ends: ['over', 'succeeded'],
  },
  {
    title: 'the end of the grace period',
    act: async ({ rotator }, _, { clock }) => {
      clock.pass(8 * DAY);
      await rotator.recover();
    },
    cuts: 44,
    cutsTwice: 1192,
    ends: ['over', 'succeeded'],
  },
];

/** A rotation of two places is retired; another process does what the scene says, until the power goes. */
async function play({ act }: Scene, cut?: Cut) {
  const world = createWorld();
  world.files.put(config, 'play', k1);
  world.policy = defaultPolicy;
  world.answers.set(k1.id, 'only here');
  await world.start().rotate('work');
  const process = world.start(cut === undefined ? {} : { cut });
  const [view] = await process.recover();
  if (view !== undefined) {
    await Promise.race([act(process, view, world), process.power.gone]);
    await process.rest();
  }
  return { world, process };
}

/** Every place holds one whole pair that AWS accepts, and the old key is away only where no place holds it. */
function expectNobodyLockedOut({ files, aws }: World): void {
  for (const [path, file] of files.content) {
    for (const [profile, pair] of file) {
      const owner = given(aws.userOf(pair.id));
      const { status } = given(keyOf(owner, pair.id));
      expect({ path, profile, status }).toEqual({ path, profile, status: 'Active' });
      expect(given(keyOf(owner, pair.id)).pair).toEqual(pair);
    }
  }
}

/** Starts once more; what is not over has its entry then, and what is over has none. Gives how it ends. */
async function startAgain(world: World): Promise<{ readonly end: string; readonly calls: number }> {
  expectNobodyLockedOut(world);
  const process = world.start();
  const [view] = await process.recover();
  expectNobodyLockedOut(world);
  expectHistoryTold(world);
  const isRetired = view?.state === 'succeeded' && view.retirement.oldKey === 'gone';
  const isOver = isRetired || (view?.state === 'undone' && view.newKeyIs === 'gone');
  expect(world.journal.known()).toHaveLength(view === undefined || isOver ? 0 : 1);
  return { end: view?.state ?? 'over', calls: process.power.calls.length };
}

describe.each(scenes)('when the power goes in $title', (scene) => {
  const cuttable: Cuttable = { play: (cut) => play(scene, cut), startAgain };

  test('the next start finishes it, and nobody is locked out at any time', async () => {
    expectNobodyLockedOut((await play(scene)).world);
    const { ends, cuts } = await cutEverywhere(cuttable);
    expect(ends).toEqual(scene.ends);
    expect(cuts).toBe(scene.cuts);
  });

  test('and so does the start after that, when the power goes in the next one too', async () => {
    const { ends, cuts } = await cutEverywhereTwice(cuttable);
    expect(ends).toEqual(scene.ends);
    expect(cuts).toBe(scene.cutsTwice);
  }, 300_000);
});
