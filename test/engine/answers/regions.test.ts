import { describe, expect, test } from 'vitest';
import { profileName } from '../../../shared/values/identifiers.ts';
import { given, pairNamed } from '../../support/engine/iam.ts';
import { expectPromisesKept } from '../../support/engine/promises.ts';
import { createWorld, credentials, k1 } from '../../support/engine/world.ts';

const second = 1000;
const work = given(profileName('work'));
const notAccepted = { kind: 'refused', code: 'KEY_NOT_ACCEPTED' } as const;

describe('a profile whose region the account has not enabled', () => {
  test('is told so before anything is changed: IAM accepts the key', async () => {
    const world = createWorld();
    world.files.regions.set('work', 'me-south-1');
    world.aws.alwaysTrouble('GetCallerIdentity', notAccepted);
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'failed',
      failure: { code: 'REGION_NOT_ENABLED', region: 'me-south-1' },
    });
    expect(world.user.keys).toHaveLength(1);
    expect(world.files.pairOfProfile('work')).toEqual(k1);
    expectPromisesKept(world, process.views());
  });

  test('a key that IAM does not accept either is not blamed on it', async () => {
    const world = createWorld();
    world.files.regions.set('work', 'me-south-1');
    world.others.set(k1.id, 'Inactive');
    expect(await world.start().rotate('work')).toMatchObject({
      state: 'failed',
      failure: { code: 'KEY_NOT_ACCEPTED' },
    });
  });

  test.each(['restore', 'add'] as const)('%s says so, too', async (what) => {
    const world = createWorld();
    const process = world.start();
    if (what === 'restore') {
      world.policy = { ...world.policy, backups: true };
      await process.rotate('work');
    }
    const pair = what === 'restore' ? given(world.files.pairOfProfile('work')) : k1;
    world.files.content.get(credentials)?.set('work', pairNamed('other'));
    world.files.regions.set('work', 'il-central-1');
    world.aws.alwaysTrouble('GetCallerIdentity', notAccepted);
    const doing =
      what === 'restore'
        ? process.rotator.restore(pair.id, work)
        : process.rotator.addKey(pair, work);
    await expect(doing).rejects.toThrow('REGION_NOT_ENABLED');
  });
});

test.each([
  ['STS of an opt-in region last', { sts: 40 * second }],
  ['IAM last', { iam: 40 * second }],
])(
  'a new key that AWS learns of late, %s: no region is blamed, the rotation succeeds',
  async (_what, lag) => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    world.files.regions.set('work', 'eu-south-2');
    Object.assign(world.aws.lag, lag);
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'succeeded',
      retirement: { oldKey: 'deactivated' },
    });
    expect(world.files.pairOfProfile('work')?.id).not.toBe(k1.id);
    expectPromisesKept(world, process.views());
  },
);

test('add and restore ask in the region of the profile, whatever kind it is', async () => {
  const world = createWorld();
  world.files.regions.set('work', 'cn-north-1');
  // Another key stands there, so that nothing is written; it is asked about all the same.
  world.files.content.get(credentials)?.set('work', pairNamed('other'));
  const process = world.start();
  await expect(process.rotator.addKey(k1, work)).rejects.toThrow('PLACE_TAKEN');
  expect(world.aws.requests.at(-1)).toMatchObject({
    action: 'GetCallerIdentity',
    region: 'cn-north-1',
  });
});
