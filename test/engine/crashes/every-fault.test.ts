import { expect, test } from 'vitest';
import { brokenOf, rowsOf } from '../../../scripts/matrix/runs.ts';
import { everyStep } from '../../../scripts/matrix/steps.ts';

test('every fault at every call of a rotation leaves it done, undone or open, and every promise kept', async () => {
  const runs = await everyStep();
  expect(brokenOf(runs)).toEqual([]);
  expect(runs).toHaveLength(980);
  expect(rowsOf(runs)).toHaveLength(149);
  // What is open has a reason that a person is shown.
  expect(runs.filter(({ outcome, open }) => outcome === 'open' && open.length === 0)).toEqual([]);
}, 120_000);
