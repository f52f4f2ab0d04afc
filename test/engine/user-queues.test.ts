import { describe, expect, test } from 'vitest';
import { FailureError } from '../../shared/values/failure.ts';
import { accountId, type RotationId } from '../../shared/values/identifiers.ts';
import { given, pairNamed, userWith } from '../support/engine/iam.ts';
import { expectPromisesKept } from '../support/engine/promises.ts';
import { config, createWorld, credentials, k1, type Process } from '../support/engine/world.ts';

function errorsOf(results: readonly PromiseSettledResult<RotationId>[]): readonly string[] {
  return results.map((result) =>
    result.status === 'rejected' ? String(result.reason) : result.status,
  );
}

async function rotateTogether(
  process: Process,
  profiles: readonly string[],
): Promise<readonly string[]> {
  const results = await Promise.allSettled(profiles.map((name) => process.rotator.rotate(name)));
  await process.rest();
  return errorsOf(results);
}

describe('several rotations', () => {
  test('one key is never rotated twice at a time, whichever profile is clicked', async () => {
    const world = createWorld();
    world.files.put(config, 'play', k1);
    const process = world.start();
    expect(await rotateTogether(process, ['work', 'play', 'work'])).toEqual([
      'fulfilled',
      'FailureError: ALREADY_ROTATING',
      'FailureError: ALREADY_ROTATING',
    ]);
    expect(world.user.keys).toHaveLength(2);
    expectPromisesKept(world, process.views());
  });

  test('different users are rotated side by side', async () => {
    const world = createWorld();
    const account = given(accountId('444455556666'));
    world.aws.users.push(userWith(pairNamed('far'), world.clock.now(), { account }));
    world.files.put(credentials, 'far', pairNamed('far'));
    const process = world.start();
    await rotateTogether(process, ['work', 'far']);
    expect(process.views()).toMatchObject([{ state: 'succeeded' }, { state: 'succeeded' }]);
    // As long as one alone takes.
    expect(world.clock.monotonic()).toBe(2000);
    expectPromisesKept(world, process.views());
  });

  test('the slow proof of one user keeps no other waiting', async () => {
    const world = createWorld();
    world.aws.users.push(userWith(pairNamed('far'), world.clock.now()));
    world.files.put(credentials, 'far', pairNamed('far'));
    const refused = { kind: 'refused', code: 'KEY_NOT_ACCEPTED' } as const;
    const notYet = Array.from({ length: 20 }, () => refused);
    world.aws.trouble('GetCallerIdentity', notYet, pairNamed('new1').id);
    const process = world.start();
    await rotateTogether(process, ['work', 'far']);
    const times = process.views().map((view) => {
      const endedAt = view.state === 'succeeded' ? view.endedAt : Number.NaN;
      return [view.profiles[0], endedAt - view.startedAt] as const;
    });
    expect(new Map(times).get('far')).toBe(2000);
    expect(new Map(times).get('work')).toBeGreaterThan(60_000);
  });

  test('what is checked while another rotation of the user runs is checked once more', async () => {
    const world = createWorld();
    const process = world.start();
    const first = await process.rotator.rotate('work');
    world.files.put(config, 'play', pairNamed('ci'));
    let second: Promise<RotationId> | undefined;
    const { account, userId } = world.user;
    // A list of its own, so that the two-key limit does not come first.
    world.aws.users.push(userWith(pairNamed('ci'), world.clock.now(), { account, userId }));
    world.when('aws.createKey', () => {
      second = process.rotator.rotate('play');
    });
    await process.rest();
    const id = await given(second);
    await process.rest();
    const checks = world.aws.requests.filter(
      ({ action, signer }) => action === 'GetAccessKeyLastUsed' && signer === pairNamed('ci').id,
    );
    expect(checks).toHaveLength(2);
    expect(process.view(first)).toMatchObject({ state: 'succeeded' });
    expect(process.view(id)).toMatchObject({ state: 'succeeded' });
  });

  test('the next rotation of a profile closes the one before, whose old key is gone', async () => {
    const world = createWorld();
    const process = world.start();
    const first = await process.rotate('work');
    world.user.keys.splice(0, 1);
    const second = await process.rotate('work');
    expect(second).toMatchObject({ state: 'succeeded', oldKey: 'AKIA…NEW1', newKey: 'AKIA…NEW2' });
    expect(process.view(first.id)).toMatchObject({ retirement: { oldKey: 'gone' } });
    expect(world.journal.known()).toEqual([second.id]);
  });

  test('a person can’t undo a rotation in the moment in which it is closed', async () => {
    const world = createWorld();
    const process = world.start();
    const first = await process.rotate('work');
    world.user.keys.splice(0, 1);
    let undone: Promise<unknown> | undefined;
    world.when('journal.append old key gone', () => {
      undone = process.rotator.oldKey(first.id, 'undo').catch((cause: unknown) => cause);
    });
    const second = await process.rotate('work');
    expect(await undone).toEqual(new FailureError({ code: 'ALREADY_ROTATING' }));
    expect(world.journal.kindsOf(first.id)).not.toContain('undoing');
    expect(world.journal.known()).toEqual([second.id]);
    expectPromisesKept(world, process.views());
  });

  test('a finished rotation makes room for the next one of its profile', async () => {
    const world = createWorld();
    world.user.denied.set('CreateAccessKey', 'ACCESS_DENIED');
    const process = world.start();
    const first = await process.rotate('work');
    expect(first).toMatchObject({ state: 'failed' });
    world.user.denied.clear();
    const second = await process.rotate('work');
    expect(process.views().map(({ id }) => id)).toEqual([second.id]);
    expect(process.views()).toMatchObject([{ state: 'succeeded' }]);
  });

  test('nobody knows a rotation that never was', async () => {
    const process = createWorld().start();
    const { id } = await process.rotate('work');
    const other = createWorld().start().rotator;
    expect(() => other.cancel(id)).toThrow('UNKNOWN_ROTATION');
    await expect(other.dismiss(id)).rejects.toThrow('UNKNOWN_ROTATION');
    await expect(other.oldKey(id, 'retire')).rejects.toThrow('UNKNOWN_ROTATION');
    await expect(other.answerUsedElsewhere(id, 'only here')).rejects.toThrow('UNKNOWN_ROTATION');
    await expect(other.resolveOpen(id, 'try again', undefined)).rejects.toThrow('UNKNOWN_ROTATION');
  });
});
