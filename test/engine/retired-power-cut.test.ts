import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../shared/policy.ts';
import { given, keyOf } from '../support/engine/iam.ts';
import type { Cut } from '../support/engine/power.ts';
import { config, createWorld, k1, type Process, type View } from '../support/engine/world.ts';

const DAY = 86_400_000;
type World = ReturnType<typeof createWorld>;

type Scene = {
  readonly title: string;
  /** What a person or time does to a rotation whose old key is deactivated. */
  readonly act: (process: Process, view: View, world: World) => Promise<void>;
  /** Twice the number of calls. */
  readonly cuts: number;
  readonly ends: readonly string[];
};

const scenes: readonly Scene[] = [
  {
    title: 'an undo over two files',
    act: async ({ rotator }, { id }) => rotator.oldKey(id, 'undo'),
    cuts: 64,
    ends: ['succeeded', 'undone'],
  },
  {
    title: 'a reactivation',
    act: async ({ rotator }, { id }) => rotator.oldKey(id, 'reactivate'),
    cuts: 20,
    ends: ['succeeded'],
  },
  {
    title: 'a deletion that a person asks for',
    act: async ({ rotator }, { id }) => rotator.oldKey(id, 'delete now'),
    cuts: 40,
    ends: ['over', 'succeeded'],
  },
  {
    title: 'the end of the grace period',
    act: async ({ rotator }, _, { clock }) => {
      clock.pass(8 * DAY);
      await rotator.recover();
    },
    cuts: 42,
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
function expectNobodyLockedOut({ files, user }: World): void {
  for (const [path, file] of files.content) {
    for (const [profile, pair] of file) {
      const status = keyOf(user, pair.id)?.status;
      expect({ path, profile, status }).toEqual({ path, profile, status: 'Active' });
      expect(given(keyOf(user, pair.id)).pair).toEqual(pair);
    }
  }
}

describe.each(scenes)('when the power goes in $title', (scene) => {
  test('the next start finishes it, and nobody is locked out at any time', async () => {
    const { world: untroubled, process } = await play(scene);
    expectNobodyLockedOut(untroubled);
    const ends = new Set<string>();
    let cuts = 0;
    for (let call = 0; call < process.power.calls.length; call += 1) {
      for (const at of ['before', 'after'] as const) {
        const { world } = await play(scene, { call, at });
        expectNobodyLockedOut(world);
        const [view] = await world.start().recover();
        expectNobodyLockedOut(world);
        // What is not over has its entry; what is over has none.
        const isOver = view?.state === 'succeeded' && view.retirement.oldKey === 'gone';
        expect(world.journal.known()).toHaveLength(view === undefined || isOver ? 0 : 1);
        ends.add(view?.state ?? 'over');
        cuts += 1;
      }
    }
    expect([...ends].toSorted()).toEqual(scene.ends);
    expect(cuts).toBe(scene.cuts);
  });
});
