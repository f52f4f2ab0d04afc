import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  listenToStory,
  playStory,
  stories,
  storiesWithOthers,
} from '../support/engine/sequences.ts';

test('whatever happens in whatever order, nobody is locked out and nothing is forgotten', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      expect((await playStory(story)).breaches).toEqual([]);
    }),
    { seed: 20_261_124, numRuns: 3_000 },
  );
}, 60_000);

test('whatever happens in whatever order, nothing is told that the journal or AWS’s last answer contradicts', async () => {
  await fc.assert(
    fc.asyncProperty(storiesWithOthers, async (story) => {
      expect(await listenToStory(story)).toEqual([]);
    }),
    { seed: 20_261_130, numRuns: 1_500 },
  );
}, 120_000);
