import { expect } from 'vitest';
import type { RotationView } from '../../../shared/contract/rotation.ts';
import { breachesOf, unwrittenHistory } from './breaches.ts';
import type { World } from './world.ts';

/**
 * Asserts Keyturn's promises, in a world whose profiles all had a pair that AWS accepted. `views` are what a person
 * sees once everything rests.
 */
export function expectPromisesKept(world: World, views: readonly RotationView[]): void {
  expect(breachesOf(world, views)).toEqual([]);
}

/** Asserts that the history has every line exactly once, after a start that could write it. */
export function expectHistoryTold(world: World): void {
  expect(unwrittenHistory(world)).toEqual([]);
}
