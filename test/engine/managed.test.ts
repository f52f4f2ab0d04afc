import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../shared/settings/policy.ts';
import { FailureError } from '../../shared/values/failure.ts';
import { keyOf, pairNamed } from '../support/engine/iam.ts';
import { expectPromisesKept } from '../support/engine/promises.ts';
import { createWorld, k1 } from '../support/engine/world.ts';

/** From now on the organisation allows no account at all. */
function forbid(world: ReturnType<typeof createWorld>): void {
  world.requireAllowed = (account) => {
    throw new FailureError({ code: 'ACCOUNT_NOT_ALLOWED', account });
  };
}

describe('an account that the organisation does not allow', () => {
  test('is refused before anything has changed', async () => {
    const world = createWorld();
    const asked: string[] = [];
    world.requireAllowed = (account) => {
      asked.push(account);
      throw new FailureError({ code: 'ACCOUNT_NOT_ALLOWED', account });
    };
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'failed',
      reached: 'check',
      failure: { code: 'ACCOUNT_NOT_ALLOWED', account: world.user.account },
    });
    expect(asked).toEqual([world.user.account]);
    expect(world.files.pairOfProfile('work')).toEqual(k1);
    expect(world.user.keys).toHaveLength(1);
    expect(world.journal.known()).toEqual([]);
    expectPromisesKept(world, process.views());
  });

  test('is refused before a person is asked for a code', async () => {
    const world = createWorld();
    world.user.denied.set('ListAccessKeys', 'MFA_NEEDED');
    forbid(world);
    expect(await world.start().rotate('work')).toMatchObject({
      state: 'failed',
      failure: { code: 'ACCOUNT_NOT_ALLOWED' },
    });
  });

  test('is refused too where it is forbidden while a question waits', async () => {
    const world = createWorld();
    world.user.denied.set('DeleteAccessKey', 'ACCESS_DENIED');
    const process = world.start();
    const { id } = await process.rotate('work');
    expect(process.view(id)).toMatchObject({ question: { about: 'missing rights' } });
    forbid(world);
    await process.rotator.answer(id, { to: 'missing rights', choice: 'go on' });
    await process.rest();
    expect(process.view(id)).toMatchObject({ failure: { code: 'ACCOUNT_NOT_ALLOWED' } });
    expect(world.user.keys).toHaveLength(1);
  });

  test('still has finished what a crash has left half done', async () => {
    const world = createWorld();
    const crashed = world.start();
    world.when('aws.identity', () => crashed.power.cut(), 2);
    await Promise.race([crashed.rotator.rotate('work'), crashed.power.gone]);
    await crashed.rest();
    expect(world.user.keys).toHaveLength(2);
    forbid(world);
    const process = world.start();
    expect(await process.recover()).toMatchObject([{ state: 'failed', undone: 'new key deleted' }]);
    expect(keyOf(world.user, pairNamed('new1').id)).toBeUndefined();
    expectPromisesKept(world, process.views());
  });

  test('still has its old key retired, and brought back where a person wants it', async () => {
    const world = createWorld();
    world.policy = defaultPolicy;
    const process = world.start();
    const { id } = await process.rotate('work');
    forbid(world);
    await process.rotator.answerUsedElsewhere(id, 'only here');
    await process.rest();
    expect(keyOf(world.user, k1.id)?.status).toBe('Inactive');
    await process.rotator.oldKey(id, 'undo');
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'undone' });
    expect(world.files.pairOfProfile('work')).toEqual(k1);
    expectPromisesKept(world, process.views());
  });
});
