import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../shared/settings/policy.ts';
import { given, keyOf, pairNamed } from '../support/engine/iam.ts';
import { expectPromisesKept } from '../support/engine/promises.ts';
import { createWorld, k1, type World } from '../support/engine/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A rotation whose old key is used elsewhere, too. */
async function alsoElsewhere() {
  const world = createWorld();
  world.answers.set(k1.id, 'also elsewhere');
  const process = world.start();
  const { id } = await process.rotate('work');
  return { world, process, id };
}

/** Somebody uses the old key now. */
function use({ user, aws }: ReturnType<typeof createWorld>, service: string): void {
  Object.assign(given(keyOf(user, k1.id)), { usedAt: aws.now(), usedFor: service });
}

async function after(world: World, process: ReturnType<World['start']>, time: number) {
  world.clock.pass(time);
  await process.recover();
}

describe('an old key that is used elsewhere', () => {
  test('is called unused after two looks hours apart, and not before', async () => {
    const { world, process, id } = await alsoElsewhere();
    await after(world, process, HOUR);
    expect(process.view(id)).toMatchObject({ retirement: { since: { use: 'not known' } } });
    await after(world, process, 2 * HOUR);
    expect(process.view(id)).toMatchObject({ retirement: { since: { use: 'not known' } } });
    await after(world, process, 4 * HOUR);
    expect(process.view(id)).toMatchObject({ retirement: { since: { use: 'not used' } } });
  });

  test('tells who uses it: when, which service, where', async () => {
    const { world, process, id } = await alsoElsewhere();
    world.clock.pass(3 * HOUR);
    use(world, 's3');
    const at = world.aws.now();
    await after(world, process, HOUR);
    expect(process.view(id)).toMatchObject({
      retirement: {
        oldKey: 'stays active',
        since: { use: 'used', at, service: 's3', region: 'eu-central-1' },
      },
      acts: ['retire', 'undo'],
    });
  });

  test('a use of IAM within a quarter of an hour may be our own, and one after it is not', async () => {
    const { world, process, id } = await alsoElsewhere();
    world.clock.pass(14 * MINUTE);
    use(world, 'iam');
    await after(world, process, HOUR);
    expect(process.view(id)).toMatchObject({ retirement: { since: { use: 'not known' } } });
    use(world, 'iam');
    await after(world, process, HOUR);
    expect(process.view(id)).toMatchObject({
      retirement: { since: { use: 'used', service: 'iam' } },
    });
  });

  test('is never asked about with the old key: that would be a use', async () => {
    const { world, process } = await alsoElsewhere();
    const before = world.aws.requests.length;
    await after(world, process, HOUR);
    await after(world, process, 8 * HOUR);
    const signers = world.aws.requests.slice(before).map(({ signer }) => signer);
    expect(signers.length).toBeGreaterThan(0);
    expect(signers).not.toContain(k1.id);
  });

  test('is retired at once also when the click comes while the files are looked at', async () => {
    const { world, process, id } = await alsoElsewhere();
    let asked: Promise<void> | undefined;
    world.when(`files.placesOf ${k1.id}`, () => {
      asked = process.rotator.oldKey(id, 'retire');
    });
    await process.rotator.lookForOldKeys();
    await asked;
    await process.rest();
    expect(keyOf(world.user, k1.id)?.status).toBe('Inactive');
  });

  test('is retired at once also when the click comes while Keyturn ends what it did before', async () => {
    const { world, process, id } = await alsoElsewhere();
    let asked: Promise<void> | undefined;
    world.lettingGo = () => {
      asked ??= process.rotator.oldKey(id, 'retire');
    };
    const atRest: unknown[] = [];
    process.rotator.onRest((view) => {
      atRest.push(view.state === 'succeeded' ? view.retirement.oldKey : view.state);
    });
    await process.rotator.answerUsedElsewhere(id, 'also elsewhere');
    await process.rest();
    await asked;
    await process.rest();
    expect(keyOf(world.user, k1.id)?.status).toBe('Inactive');
    // Not in between, when the one who had waited went on with it at once.
    expect(atRest).toEqual(['deactivated']);
  });

  test('stays active for years, and goes when a person says so', async () => {
    const { world, process, id } = await alsoElsewhere();
    await after(world, process, 900 * DAY);
    expect(keyOf(world.user, k1.id)?.status).toBe('Active');
    await process.rotator.oldKey(id, 'retire');
    await process.rest();
    expect(keyOf(world.user, k1.id)?.status).toBe('Inactive');
    expectPromisesKept(world, process.views());
  });
});

describe('an old key that is used only here', () => {
  async function retired(policy: Partial<typeof defaultPolicy> = {}) {
    const world = createWorld();
    world.policy = { ...defaultPolicy, backups: false, ...policy };
    world.answers.set(k1.id, 'only here');
    const process = world.start();
    const { id } = await process.rotate('work');
    return { world, process, id };
  }

  test('is deleted at once where that is set, after ten seconds and another look', async () => {
    const { world, process } = await retired({ retirement: 'delete at once' });
    expect(keyOf(world.user, k1.id)).toBeUndefined();
    expect(world.clock.monotonic()).toBeGreaterThanOrEqual(12_000);
    const { calls } = process.power;
    const deleted = calls.findIndex((call) => call.startsWith(`aws.deleteKey ${k1.id}`));
    const looks = calls.slice(calls.indexOf('journal.append saved'), deleted);
    expect(looks).toContain('aws.listKeys');
    expect(looks).toContain('files.look');
    expectPromisesKept(world, process.views());
  });

  test('stays where a file has it again within those ten seconds', async () => {
    const world = createWorld();
    world.policy = { ...defaultPolicy, backups: false, retirement: 'delete at once' };
    world.answers.set(k1.id, 'only here');
    world.when('journal.append saved', () => {
      world.others.write('/home/nina/.aws/config', 'play', k1);
    });
    const process = world.start();
    await process.rotate('work');
    expect(keyOf(world.user, k1.id)?.status).toBe('Active');
    expectPromisesKept(world, process.views());
  });

  test('is kept for as many days as are set, and for as many more when a person asks', async () => {
    const { world, process, id } = await retired({ graceDays: 30 });
    await after(world, process, 29 * DAY);
    await process.rotator.oldKey(id, 'extend');
    await process.rest();
    await after(world, process, 29 * DAY);
    expect(keyOf(world.user, k1.id)?.status).toBe('Inactive');
    await after(world, process, 2 * DAY);
    expect(keyOf(world.user, k1.id)).toBeUndefined();
    expectPromisesKept(world, process.views());
  });

  test('that somebody has deleted meanwhile is over', async () => {
    const { world, process } = await retired();
    world.others.remove(k1.id);
    await after(world, process, 8 * DAY);
    expect(world.journal.known()).toEqual([]);
    expect(world.files.pairOfProfile('work')).toEqual(pairNamed('new1'));
    expectPromisesKept(world, process.views());
  });
});
