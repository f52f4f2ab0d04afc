import fc from 'fast-check';
import { playStory, stories, type Story } from '../../test/support/engine/sequences.ts';
import type { Run } from './runs.ts';

/** Plays so many drawn stories: troubles, time, acts of a person, starts and power cuts in any order. */
export async function drawnStories(seed: number, count: number): Promise<readonly Run[]> {
  const runs: Run[] = [];
  for (const [index, story] of fc.sample(stories, { seed, numRuns: count }).entries()) {
    const { outcome, open, breaches } = await playStory(story);
    runs.push({
      step: story.backups ? 'with backups' : 'without backups',
      fault: lengthOf(story),
      outcome,
      open: [...open],
      breaches: [...breaches],
      again: `story ${String(index)}: ${JSON.stringify(story)}`,
    });
  }
  return runs;
}

function lengthOf({ happenings: { length } }: Story): string {
  if (length < 5) return '2 to 4 happenings';
  return length < 9 ? '5 to 8 happenings' : '9 to 12 happenings';
}
