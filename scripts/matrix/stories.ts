import fc from 'fast-check';
import { playStory, stories, type Story } from '../../test/support/engine/sequences.ts';
import type { Run } from './runs.ts';

// A story without a rotation tests nothing.
const rotations = stories.filter(({ happenings }) =>
  happenings.some(({ what }) => what === 'rotate'),
);

/**
 * Draws stories by a seed and plays them. If one breaks a promise, it is shrunk and reported, and no more are played.
 */
export async function drawnStories(seed: number, numRuns: number): Promise<readonly Run[]> {
  const runs: Run[] = [];
  let isShrinking = false;
  const keepsPromises = fc.asyncProperty(rotations, async (story) => {
    const run = await runOf(story, '');
    if (!isShrinking && run.breaches.length === 0) runs.push(run);
    isShrinking ||= run.breaches.length > 0;
    return run.breaches.length === 0;
  });
  const { counterexample, counterexamplePath } = await fc.check(keepsPromises, { seed, numRuns });
  if (counterexample === null) return runs;
  const [story] = counterexample;
  const again = [
    `seed ${String(seed)}, path ${counterexamplePath}`,
    ...story.happenings.map((happening) => JSON.stringify(happening)),
  ];
  return [...runs, await runOf(story, again.join('\n'))];
}

async function runOf(story: Story, again: string): Promise<Run> {
  const whatWhere = { ...about(story), again };
  try {
    const { outcome, open, breaches } = await playStory(story);
    return { ...whatWhere, outcome, open, breaches };
  } catch (cause) {
    const words = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    return { ...whatWhere, outcome: 'open', open: [], breaches: [{ kind: 'other', words }] };
  }
}

function about({ backups, happenings }: Story): Pick<Run, 'step' | 'fault'> {
  const cuts = happenings.filter((next) => next.what === 'start' && next.cut !== undefined).length;
  return { step: backups ? 'with backups' : 'without backups', fault: cutsInWords(cuts) };
}

function cutsInWords(cuts: number): string {
  if (cuts === 0) return 'the power stays';
  return cuts === 1 ? 'the power goes once' : 'the power goes several times';
}
