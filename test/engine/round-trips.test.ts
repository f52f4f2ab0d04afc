import { describe, expect, test } from 'vitest';
import { FailureError } from '../../shared/values/failure.ts';
import type { TimedCall } from '../support/engine/aws.ts';
import { type ActionName, given, keyOf, pairNamed } from '../support/engine/iam.ts';
import { expectPromisesKept } from '../support/engine/promises.ts';
import { createWorld, k1 } from '../support/engine/world.ts';

/** How long every request takes, in ms. */
const each = 100;

const k2 = pairNamed('new1').id;

/** A world in which the key is used only here, its account is known, and every request takes its time. */
function slowWorld(): ReturnType<typeof createWorld> {
  const world = createWorld();
  world.answers.set(k1.id, 'only here');
  world.accounts.set(k1.id, world.user.account);
  world.aws.latency.each = each;
  return world;
}

type World = ReturnType<typeof createWorld>;

/** The calls of a rotation up to the answer that deactivates the old key. */
function untilDeactivated({ aws }: World): readonly TimedCall[] {
  const { calls } = aws.latency;
  const last = calls.findLastIndex(
    ({ action, signer }) => action === 'UpdateAccessKey' && signer === k2,
  );
  return calls.slice(0, last + 1);
}

/** The time in which at least one of these calls was under way, in ms: pauses are none of it. */
function waitedFor(calls: readonly TimedCall[]): number {
  let sum = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { from, to } of calls.toSorted((one, other) => one.from - other.from)) {
    sum += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return sum;
}

/** How often this was requested, signed by the old or by the new key. */
function count({ aws }: World, action: ActionName, signer: string): number {
  return aws.requests.filter((request) => request.action === action && request.signer === signer)
    .length;
}

async function rotateTo(world: World, state: string): Promise<void> {
  const process = world.start();
  expect(await process.rotate('work')).toMatchObject({ state });
  expectPromisesKept(world, process.views());
}

describe('an untroubled rotation', () => {
  test('waits for AWS 8 times from the click until AWS has deactivated the old key', async () => {
    const world = slowWorld();
    await rotateTo(world, 'succeeded');
    expect(keyOf(world.user, k1.id)?.status).toBe('Inactive');
    expect(waitedFor(untilDeactivated(world))).toBe(8 * each);
    // And once more until a list agrees.
    expect(waitedFor(world.aws.latency.calls)).toBe(9 * each);
  });

  test('has the new key listed as active before it is saved, and again before the old one is touched', async () => {
    const world = slowWorld();
    const saved: number[] = [];
    world.when('files.replaceIn', () => saved.push(world.clock.monotonic()));
    await rotateTo(world, 'succeeded');
    const [savedAt = Number.NaN] = saved;
    const byNewKey = untilDeactivated(world).filter(({ signer }) => signer === k2);
    const lists = byNewKey.filter(({ action }) => action === 'ListAccessKeys');
    const before = given(lists.findLast(({ to }) => to <= savedAt));
    expect(savedAt - before.from).toBeLessThan(1_000);
    const touch = given(byNewKey.at(-1));
    expect(lists.filter(({ from, to }) => from >= savedAt && to <= touch.from)).toHaveLength(1);
  });

  test('waits once more where the account of the key is not known yet', async () => {
    const world = slowWorld();
    world.accounts.clear();
    await rotateTo(world, 'succeeded');
    expect(waitedFor(untilDeactivated(world))).toBe(9 * each);
  });
});

describe('the last check of the proof', () => {
  test('is the look before saving while it is young', async () => {
    const world = slowWorld();
    await rotateTo(world, 'succeeded');
    // Three checks, one look after saving, one after the old key was deactivated.
    expect(count(world, 'ListAccessKeys', k2)).toBe(5);
  });

  test('is too old where its other request took a second', async () => {
    const world = slowWorld();
    world.when('aws.identity', () => world.aws.latency.of.set('GetCallerIdentity', 1_000), 4);
    await rotateTo(world, 'succeeded');
    expect(count(world, 'ListAccessKeys', k2)).toBe(6);
  });

  test('is too old a second later, and a key that is not listed by then is not saved', async () => {
    const world = slowWorld();
    world.when('journal.append proved', () => {
      world.clock.pass(1_000);
      given(keyOf(world.user, k2)).listedAs = 'Inactive';
    });
    const process = world.start();
    const view = await process.rotate('work');
    expect(view).toMatchObject({ state: 'failed', undone: 'new key deleted' });
    expect(world.files.pairOfProfile('work')).toEqual(k1);
    expectPromisesKept(world, process.views());
  });

  test('counts for nothing after a restart', async () => {
    const world = slowWorld();
    world.policy = { ...world.policy, backups: true };
    const crashed = world.start();
    world.when('journal.append saving', () => {
      crashed.power.cut();
    });
    await Promise.race([crashed.rotator.rotate('work'), crashed.power.gone]);
    await crashed.rest();
    const before = count(world, 'ListAccessKeys', k2);
    const process = world.start();
    expect(await process.recover()).toMatchObject([{ state: 'succeeded' }]);
    // All three checks again, and what comes after them.
    expect(count(world, 'ListAccessKeys', k2) - before).toBe(5);
    expectPromisesKept(world, process.views());
  });

  test('says nothing of the status where a policy hides the list from the key: the session lists it', async () => {
    const world = createWorld();
    const phone = 'arn:aws:iam::111122223333:mfa/phone';
    world.user.mfaPolicy = 'ACCESS_DENIED';
    world.user.devices.push(phone);
    world.when('journal.append proved', () => {
      given(keyOf(world.user, k2)).listedAs = 'Inactive';
    });
    let listed: unknown;
    world.when('journal.append saving', () => (listed = keyOf(world.user, k2)?.listedAs));
    const process = world.start();
    const { id } = await process.rotate('work');
    await process.rotator.answer(id, { to: 'MFA code', device: phone, code: '123456' });
    await process.rest();
    expect(listed).toBeUndefined();
    expect(world.files.pairOfProfile('work')).toEqual(k1);
    expectPromisesKept(world, process.views());
  });
});

describe('the last use that was requested before the files were locked', () => {
  test('is requested again where the lock has taken a second', async () => {
    const world = slowWorld();
    world.lockTakes = each + 1_000;
    await rotateTo(world, 'succeeded');
    expect(count(world, 'GetAccessKeyLastUsed', k1.id)).toBe(2);
  });

  test('is requested once where it has not', async () => {
    const world = slowWorld();
    world.lockTakes = each + 900;
    await rotateTo(world, 'succeeded');
    expect(count(world, 'GetAccessKeyLastUsed', k1.id)).toBe(1);
  });
});

describe('the permissions that were tried beside the identity', () => {
  test('are tried again where they were tried a second ago', async () => {
    const world = slowWorld();
    world.aws.latency.of.set('GetCallerIdentity', each + 1_000);
    // The right goes while identity is waited for.
    const denied = world.user.denied;
    world.when('aws.setStatus', () => denied.set('UpdateAccessKey', 'ACCESS_DENIED'), 2);
    await rotateTo(world, 'waiting for an answer');
    expect(count(world, 'UpdateAccessKey', k1.id)).toBe(2);
  });

  test('are not tried in an account that the organisation does not allow', async () => {
    const world = slowWorld();
    world.requireAllowed = (account) => {
      throw new FailureError({ code: 'ACCOUNT_NOT_ALLOWED', account });
    };
    await rotateTo(world, 'failed');
    expect(count(world, 'UpdateAccessKey', k1.id)).toBe(0);
    expect(count(world, 'DeleteAccessKey', k1.id)).toBe(0);
  });

  test('are not tried without a code where the profile names a device', async () => {
    const world = slowWorld();
    world.files.mfaSerials.set('work', 'arn:aws:iam::111122223333:mfa/phone');
    world.user.denied.set('ListAccessKeys', 'ACCESS_DENIED');
    await world.start().rotate('work');
    expect(count(world, 'UpdateAccessKey', k1.id)).toBe(0);
  });

  test('say what is missing as before', async () => {
    const world = slowWorld();
    world.user.denied.set('DeleteAccessKey', 'ACCESS_DENIED');
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      question: { about: 'missing rights', actions: ['DeleteAccessKey'] },
    });
    expect(count(world, 'DeleteAccessKey', k1.id)).toBe(1);
    expect(count(world, 'CreateAccessKey', k1.id)).toBe(0);
  });

  test('change nothing for a key that AWS lists as inactive, and for one whose list is denied', async () => {
    const inactive = slowWorld();
    given(keyOf(inactive.user, k1.id)).listedAs = 'Inactive';
    await rotateTo(inactive, 'failed');
    const hidden = slowWorld();
    hidden.user.denied.set('ListAccessKeys', 'ACCESS_DENIED');
    await rotateTo(hidden, 'failed');
    for (const world of [inactive, hidden]) {
      expect(world.aws.made).toEqual([]);
      expect(keyOf(world.user, k1.id)?.status).toBe('Active');
    }
  });
});
