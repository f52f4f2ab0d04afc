import { describe, expect, test } from 'vitest';
import { given, pairNamed } from '../support/engine/iam.ts';
import { createWorld, k1 } from '../support/engine/world.ts';

/** A rotation whose check AWS never answers. */
async function silent(
  action: 'GetAccessKeyLastUsed' | 'GetCallerIdentity' | 'ListAccessKeys' | 'GetAccountSummary',
) {
  const world = createWorld();
  if (action === 'GetAccountSummary') {
    // AWS is asked how many keys a user may have where there is more than one.
    const [key] = world.user.keys;
    world.user.keys.push({ ...given(key), pair: pairNamed('other') });
  }
  let isLetGo = false;
  world.lettingGo = () => {
    isLetGo = true;
  };
  world.aws.alwaysTrouble(action, { kind: 'silence' });
  const process = world.start();
  const id = await process.rotator.rotate('work');
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  return { world, process, id, isLetGo: () => isLetGo };
}

describe('a check that AWS does not answer', () => {
  test.each([
    'GetAccessKeyLastUsed',
    'GetCallerIdentity',
    'ListAccessKeys',
    'GetAccountSummary',
  ] as const)('is cancelled at once, and lets go of the files (%s)', async (action) => {
    const { world, process, id, isLetGo } = await silent(action);
    process.rotator.cancel(id);
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'failed', failure: { code: 'CANCELLED' } });
    expect(isLetGo()).toBe(true);
    expect(world.files.pairOfProfile('work')).toEqual(k1);
    expect(world.aws.made).toEqual([]);
  });

  test('keeps nobody from quitting', async () => {
    const { process, id } = await silent('ListAccessKeys');
    await process.rotator.pause();
    expect(process.view(id)).toMatchObject({ state: 'failed', failure: { code: 'INTERRUPTED' } });
  });
});
