import { describe, expect, test } from 'vitest';
import { brokenOf, type Run, rowsOf } from '../../scripts/matrix/runs.ts';
import {
  everyWayBack,
  everyWayBackCut,
  everyWayBackStruck,
} from '../../scripts/matrix/way-back.ts';

/** The first runs that broke something, and how to see them again. */
function brokenIn(runs: readonly Run[]): readonly unknown[] {
  return brokenOf(runs)
    .slice(0, 10)
    .map(({ again, breaches }) => ({ again, breaches }));
}

describe('the way back, whatever has become of both keys and of the old pair', () => {
  test('brings the old key back where it can work, and else says which key is meant and whom to ask', async () => {
    const runs = await everyWayBack();
    expect(brokenIn(runs)).toEqual([]);
    expect(runs).toHaveLength(1008);
    expect(rowsOf(runs)).toHaveLength(72);
  }, 240_000);

  test('comes to the same when the power goes at any call of it', async () => {
    const runs = await everyWayBackCut(
      ({ act, oldPair, other, wasRetired }) =>
        oldPair === 'the keychain' && other === 'nowhere' && (wasRetired || act === 'retire'),
    );
    expect(brokenIn(runs)).toEqual([]);
    expect(runs).toHaveLength(1208);
    expect(rowsOf(runs)).toHaveLength(72);
  }, 240_000);

  test('comes to an end, or can be tried again, when the keys change at any call of an undo', async () => {
    const runs = await everyWayBackStruck();
    expect(brokenIn(runs)).toEqual([]);
    expect(runs).toHaveLength(384);
  }, 240_000);
});
