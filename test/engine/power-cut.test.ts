import { describe, expect, test } from 'vitest';
import type { RotationView } from '../../shared/rotation.ts';
import type { Cut } from '../support/engine/power.ts';
import { expectPromisesKept } from '../support/engine/promises.ts';
import { config, createWorld, credentials, k1, type World } from '../support/engine/world.ts';

/** A world whose key stands in two files, so that it can be saved by half. */
function worldOfTwoFiles(): ReturnType<typeof createWorld> {
  const world = createWorld();
  world.files.put(config, 'play', k1);
  return world;
}

type Scene = {
  /** What is so before. */
  readonly prepare?: (world: World) => void;
  /** What goes on while the first process runs. */
  readonly meanwhile?: (world: World, first: ReturnType<World['start']>) => void;
};

const scenes: Readonly<Record<string, Scene>> = {
  'a rotation nobody was asked about': {},
  'a rotation whose old key is used nowhere else': {
    prepare: ({ answers }) => answers.set(k1.id, 'only here'),
  },
  'a rotation that AWS never proves': {
    prepare: ({ aws }) => {
      aws.lag.sts = 40 * 60_000;
    },
  },
  'a rotation whose answer is lost': {
    prepare: ({ aws }) => {
      aws.trouble('CreateAccessKey', [{ kind: 'answer lost' }]);
    },
  },
  'a rotation whose answer is torn': {
    prepare: ({ aws }) => {
      aws.trouble('CreateAccessKey', [{ kind: 'torn' }]);
    },
  },
  'a rotation that can save only one of two files': {
    prepare: ({ files }) => {
      files.trouble(config, Array.from({ length: 5 }, () => ({ code: 'DISK_FULL', renamed: false })));
    },
  },
  'a rotation that can save no file': {
    prepare: ({ files }) => {
      files.trouble(credentials, [{ code: 'DISK_FULL', renamed: false }]);
    },
  },
};

/** Rotates until it rests or the power goes; gives the world and how many calls there were. */
async function rotateIn(scene: Scene, cut?: Cut) {
  const world = worldOfTwoFiles();
  scene.prepare?.(world);
  const first = world.start(cut === undefined ? {} : { cut });
  await Promise.race([first.rotator.rotate('work'), first.power.gone]);
  await first.rest();
  return { world, process: first };
}

function everyCut(calls: number): readonly Cut[] {
  return Array.from({ length: calls }, (_, call) => call).flatMap((call): readonly Cut[] => [
    { call, at: 'before' },
    { call, at: 'after' },
  ]);
}

/** What a person can find after the power has gone, and in how many worlds. */
type Ends = Map<RotationView['state'] | 'nothing begun', number>;

async function recoverAndLook(world: World, ends: Ends): Promise<void> {
  const next = world.start();
  const views = await next.recover();
  expectPromisesKept(world, views);
  const end = views[0]?.state ?? 'nothing begun';
  ends.set(end, (ends.get(end) ?? 0) + 1);
}

describe.each(Object.entries(scenes))('when the power goes in %s', (name, scene) => {
  test('the next start leaves it done, undone or open, whatever was the last call', async () => {
    const whole = await rotateIn(scene);
    expectPromisesKept(whole.world, whole.process.views());
    const cuts = everyCut(whole.process.power.calls.length);
    const ends: Ends = new Map();
    for (const cut of cuts) {
      const { world } = await rotateIn(scene, cut);
      await recoverAndLook(world, ends);
    }
    console.log(name, cuts.length, ends);
  });

  test('and so it is when the power goes once more while that is put right', async () => {
    const { process } = await rotateIn(scene);
    const ends: Ends = new Map();
    let tried = 0;
    for (const cut of everyCut(process.power.calls.length)) {
      const { world } = await rotateIn(scene, cut);
      const calls = await countRecovery(world);
      tried += 2 * calls;
      for (const again of everyCut(calls)) {
        const { world: other } = await rotateIn(scene, cut);
        await other.start({ cut: again }).recover();
        await recoverAndLook(other, ends);
      }
    }
    console.log(name, tried, ends);
  }, 120_000);
});

async function countRecovery(world: World): Promise<number> {
  const process = world.start();
  await process.recover();
  return process.power.calls.length;
}
