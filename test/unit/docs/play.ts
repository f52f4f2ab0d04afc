import type { Kind } from '../../../scripts/docs/phase-records.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { rotationId } from '../../../shared/values/identifiers.ts';
import { given } from '../../support/engine/iam.ts';
import type { Cut } from '../../support/engine/power.ts';
import { createWorld, type Process, type World } from '../../support/engine/world.ts';
import { type Scene, spare } from './scenes.ts';

type Cuts = { readonly rotating?: Cut; readonly later?: Cut };

/** Plays a scene on a world of its own, with a start of Keyturn before and after what happens later. */
async function play(
  { prepare, cancelAt, between, later, last }: Scene,
  { rotating, later: laterCut }: Cuts,
) {
  const world = createWorld();
  prepare(world);
  const first = world.start(rotating === undefined ? {} : { cut: rotating });
  await tried(first, () => rotateAndAnswer(world, first, cancelAt));
  between?.(world);
  const second = world.start(laterCut === undefined ? {} : { cut: laterCut });
  await tried(second, () => second.rotator.recover());
  const [view] = second.views();
  if (later !== undefined && view !== undefined) {
    await tried(second, () => later(second, view, world));
  }
  last?.(world);
  await world.start().recover();
  const rotations = new Set([
    ...world.history.map(({ rotation }) => rotation),
    ...world.journal.known(),
  ]);
  const journals = [...rotations].map((id) => world.journal.kindsOf(given(rotationId(id))));
  return { journals, calls: [first.power.calls.length, second.power.calls.length] as const };
}

async function rotateAndAnswer(world: World, process: Process, cancelAt: string | undefined) {
  const id = await process.rotator.rotate('work');
  if (cancelAt !== undefined) world.when(cancelAt, () => process.rotator.cancel(id));
  await process.rest();
  const view = process.view(id);
  if (view.state === 'waiting for an answer' && view.question.about === 'two keys') {
    await process.rotator.answer(id, { to: 'two keys', delete: [spare.id] });
  }
}

/** What the power cut has made impossible is refused with words. */
async function tried(process: Process, act: () => Promise<unknown>): Promise<void> {
  const done = act().catch((cause: unknown) => {
    if (!(cause instanceof FailureError)) throw cause;
  });
  await Promise.race([done, process.power.gone]);
  await process.rest();
}

// After each call: what the next one finds before its effect is the same.
function cutsOf(calls: number): readonly Cut[] {
  return Array.from({ length: calls }, (_, call) => ({ call, at: 'after' }));
}

/** Every journal that comes of a scene, with the power on, and with the power going at every call. */
export async function journalsOf(scene: Scene): Promise<readonly (readonly Kind[])[]> {
  const untroubled = await play(scene, {});
  const [rotatingCalls, laterCalls] = untroubled.calls;
  const all = [...untroubled.journals];
  for (const cut of cutsOf(rotatingCalls)) {
    all.push(...(await play(scene, { rotating: cut })).journals);
  }
  for (const cut of scene.later === undefined ? [] : cutsOf(laterCalls)) {
    all.push(...(await play(scene, { later: cut })).journals);
  }
  return all.map((kinds) => kinds.filter((kind) => kind !== 'begun'));
}
