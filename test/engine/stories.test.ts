import fc from 'fast-check';
import { expect, test } from 'vitest';
import { playStory, stories } from '../support/engine/sequences.ts';

test('whatever happens in whatever order, nobody is locked out and nothing is forgotten', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      expect((await playStory(story)).breaches).toEqual([]);
    }),
    { seed: 20_261_124, numRuns: 3_000 },
  );
}, 60_000);
