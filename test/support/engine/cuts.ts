import { type Cut, everyCut, type Power } from './power.ts';
import type { World } from './world.ts';

/** Something that a power cut can interrupt, and the next start after it. */
export type Cuttable = {
  /** Plays it in a new world, until the power is cut. */
  readonly play: (cut?: Cut) => Promise<{
    readonly world: World;
    readonly process: { readonly power: Power };
  }>;
  /** Starts once more, and checks the promises. */
  readonly startAgain: (world: World) => Promise<{ readonly end: string; readonly calls: number }>;
};

/** The distinct ends in alphabetical order, and the number of power cuts. */
export type CutsSeen = { readonly ends: readonly string[]; readonly cuts: number };

/** Cuts the power before and after every call. */
export async function cutEverywhere({ play, startAgain }: Cuttable): Promise<CutsSeen> {
  const { process } = await play();
  const cuts = everyCut(process.power.calls.length);
  const ends = new Set<string>();
  for (const cut of cuts) ends.add((await startAgain((await play(cut)).world)).end);
  return { ends: [...ends].toSorted(), cuts: cuts.length };
}

/** Cuts the power before and after every call, and once more before and after every call of the next start. */
export async function cutEverywhereTwice({ play, startAgain }: Cuttable): Promise<CutsSeen> {
  const { process } = await play();
  const ends = new Set<string>();
  let cuts = 0;
  for (const cut of everyCut(process.power.calls.length)) {
    const { calls } = await startAgain((await play(cut)).world);
    for (const again of everyCut(calls)) {
      const { world } = await play(cut);
      await world.start({ cut: again }).recover();
      ends.add((await startAgain(world)).end);
      cuts += 1;
    }
  }
  return { ends: [...ends].toSorted(), cuts };
}
