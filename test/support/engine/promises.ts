import { expect } from 'vitest';
import { samePair } from '../../../main/secrets/key-pair.ts';
import type { RotationView } from '../../../shared/rotation.ts';
import { keyOf } from './iam.ts';
import { k1, type World } from './world.ts';

/** Every pair that stands in a file, with its file and profile. */
function pairsInFiles({ files }: World) {
  return [...files.content].flatMap(([path, file]) =>
    [...file].map(([profile, pair]) => ({ path, profile, pair })),
  );
}

/**
 * Asserts what Keyturn promises, on a world whose profiles all had a pair that AWS accepted. `views` are what a person
 * sees after everything has come to rest.
 */
export function expectPromisesKept(world: World, views: readonly RotationView[]): void {
  expectNobodyLockedOut(world);
  expectOldKeyInUseUntouched(world);
  expectNothingForgotten(world, views);
}

/** Promise 1: every place holds a whole pair, that AWS accepts, of the same user. */
function expectNobodyLockedOut(world: World): void {
  for (const { path, profile, pair } of pairsInFiles(world)) {
    const owner = world.aws.userOf(pair.id);
    const key = owner === undefined ? undefined : keyOf(owner, pair.id);
    expect({ path, profile, status: key?.status }).toEqual({ path, profile, status: 'Active' });
    expect(key !== undefined && samePair(key.pair, pair)).toBe(true);
  }
}

/** Promises 2 and 3: the old key is Active, or the new one stands wherever it stood. */
function expectOldKeyInUseUntouched(world: World): void {
  const owner = world.aws.users.find((user) => keyOf(user, k1.id) !== undefined);
  // The engine never deletes a key that it did not make.
  expect(owner).toBeDefined();
  expect(owner?.keys.length).toBeLessThanOrEqual(2);
  const touched = owner !== undefined && keyOf(owner, k1.id)?.status !== 'Active';
  const held = pairsInFiles(world).some(({ pair }) => pair.id === k1.id);
  expect({ touched, held }).not.toEqual({ touched: true, held: true });
}

/** Promise 4: a key that was made, is active and stands in no file is one that a rotation is open about. */
function expectNothingForgotten(world: World, views: readonly RotationView[]): void {
  const held = new Set(pairsInFiles(world).map(({ pair }) => pair.id));
  const orphans = world.aws.users
    .flatMap(({ keys }) => keys)
    .filter(({ pair, status }) => status === 'Active' && !held.has(pair.id))
    .filter(({ pair }) => world.aws.made.includes(pair.id));
  // After an undo the new key waits for a person's word.
  const isOpen =
    views.some(({ state }) => state === 'open' || state === 'undone') &&
    world.journal.known().length > 0;
  expect(orphans.length === 0 || isOpen).toBe(true);
  for (const view of views) {
    expect(['succeeded', 'failed', 'open', 'undone']).toContain(view.state);
  }
}
