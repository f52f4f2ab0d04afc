import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../shared/settings/policy.ts';
import { given } from '../support/engine/iam.ts';
import { expectHistoryTold, expectPromisesKept } from '../support/engine/promises.ts';
import { createWorld, k1, type Process, type World } from '../support/engine/world.ts';

type Quit = { readonly world: World; readonly process: Process };

/** Rotates, and asks Keyturn to end right before its nth call, counted from 1. Ends when no step is under way. */
async function quitBefore(call: number, prepare: (world: World) => void): Promise<Quit> {
  const world = createWorld();
  prepare(world);
  const process = world.start();
  world.when(
    '',
    () => {
      void process.rotator.pause();
    },
    call,
  );
  await process.rotator.rotate('work');
  await process.rotator.idle();
  return { world, process };
}

const scenes = [
  { title: 'without backups', prepare: () => undefined },
  {
    title: 'with backups',
    prepare: (world: World) => {
      world.policy = defaultPolicy;
    },
  },
  {
    title: 'of a key that is used nowhere else',
    prepare: ({ answers }: World) => {
      answers.set(k1.id, 'only here');
    },
  },
] as const;

describe.each(scenes)('a rotation $title that Keyturn is quit in', ({ prepare }) => {
  test('at any call ends its step, and the next start brings it to an end', async () => {
    const { process: whole } = await quitBefore(Number.POSITIVE_INFINITY, prepare);
    const calls = whole.power.calls.length;
    expect(calls).toBeGreaterThan(20);
    const ends = new Set<string>();
    for (let call = 1; call <= calls; call += 1) {
      const { world, process } = await quitBefore(call, prepare);
      expect(process.rotator.isBusy()).toBe(false);
      // A key that was made is known by its id, and what was begun to be saved is saved.
      const last = process.power.calls.findLast((name) => name.startsWith('journal.append'));
      expect(['journal.append creating', 'journal.append saving']).not.toContain(last);
      const views = await world.start().recover();
      expectPromisesKept(world, views);
      expectHistoryTold(world);
      ends.add(views[0]?.state ?? 'nothing to show');
    }
    expect(ends.has('succeeded')).toBe(true);
    expect(ends.has('open')).toBe(false);
  });
});

describe('once Keyturn is being quit', () => {
  test.each([
    ['aws.createKey', ['creating', 'created']],
    ['journal.append proved', ['creating', 'created', 'proved']],
    ['journal.append saving', ['creating', 'created', 'proved', 'saving', 'saved']],
  ])('in %s it does not go on after that step', async (call, records) => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    const process = world.start();
    world.when(call, () => {
      void process.rotator.pause();
    });
    await process.rotator.rotate('work');
    await process.rotator.idle();
    const recorded = process.power.calls.filter((name) => name.startsWith('journal.append'));
    expect(recorded).toEqual(records.map((name) => `journal.append ${name}`));
  });

  test('the proof of a new key does not keep it waiting', async () => {
    const world = createWorld();
    const process = world.start();
    world.aws.trouble('GetCallerIdentity', [
      'none',
      ...Array.from({ length: 50 }, () => ({ kind: 'refused', code: 'KEY_NOT_ACCEPTED' }) as const),
    ]);
    world.when(
      'aws.identity',
      () => {
        void process.rotator.pause();
      },
      5,
    );
    const before = world.clock.monotonic();
    await process.rotator.rotate('work');
    await process.rotator.idle();
    expect(world.clock.monotonic() - before).toBeLessThan(20_000);
    expect(process.views()[0]?.state).toBe('working');
  });

  test('an old key that AWS goes on listing as active does not keep it waiting', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    const process = world.start();
    world.aws.trouble('UpdateAccessKey', ['none', { kind: 'nothing done' }]);
    let asked = 0;
    world.when(
      'aws.setStatus',
      () => {
        asked = world.clock.monotonic();
        void process.rotator.pause();
      },
      2,
    );
    await process.rotator.rotate('work');
    await process.rotator.idle();
    expect(asked).toBeGreaterThan(0);
    expect(world.clock.monotonic() - asked).toBeLessThan(10_000);
    const views = await world.start().recover();
    expect(views[0]).toMatchObject({ retirement: { oldKey: 'deactivated' } });
    expectPromisesKept(world, views);
  });

  test('a rotation that is asked for does not begin', async () => {
    const world = createWorld();
    const process = world.start();
    await process.rotator.pause();
    await expect(process.rotator.rotate('work')).rejects.toThrow('INTERRUPTED');
    expect(process.views()).toEqual([]);
    expect(world.aws.made).toEqual([]);
  });

  test('what a person has just decided about an open one is written down first', async () => {
    const world = createWorld();
    world.aws.trouble('CreateAccessKey', [{ kind: 'answer lost' }]);
    const process = world.start();
    const { id } = await process.rotate('work');
    const left = given(world.user.keys[1]).pair.id;
    let known: unknown;
    const ended = new Promise<void>((resolve) => {
      world.when('journal.append rolling back', () => {
        void process.rotator.pause().then(() => {
          known = world.journal.kindsOf(id);
          resolve();
        });
      });
    });
    await process.rotator.resolveOpen(id, 'delete the key left behind', left);
    await ended;
    expect(known).toContain('rolling back');
    expect(process.rotator.isBusy()).toBe(false);
    expect(await world.start().recover()).toMatchObject([{ undone: 'new key deleted' }]);
  });

  test('a rotation that was still being checked was interrupted, and nobody has cancelled it', async () => {
    const { process } = await quitBefore(3, () => undefined);
    expect(process.views()).toMatchObject([{ state: 'failed', failure: { code: 'INTERRUPTED' } }]);
  });
});
