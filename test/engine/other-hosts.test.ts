import { describe, expect, test } from 'vitest';
import { createComputer } from '../support/engine/by-itself.ts';
import { expectPromisesKept } from '../support/engine/promises.ts';
import { createWorld, k1 } from '../support/engine/world.ts';

const there = { to: 'endpoint', choice: 'rotate there' } as const;

describe('a profile whose requests don’t go to AWS', () => {
  test('is asked about before anything is sent, and rotates once a person has said so', async () => {
    const world = createWorld();
    world.files.endpoints.set('work', 'https://iam.example.test:8443');
    const process = world.start();
    const view = await process.rotate('work');
    expect(view).toMatchObject({
      state: 'waiting for an answer',
      question: { about: 'endpoint', hosts: ['iam.example.test:8443'] },
    });
    expect(world.aws.requests).toEqual([]);
    expect(world.user.keys).toHaveLength(1);
    await process.rotator.answer(view.id, there);
    await process.rest();
    expect(process.view(view.id)).toMatchObject({ state: 'succeeded' });
    expectPromisesKept(world, process.views());
  });

  test('is asked about once, also after a restart, and again when the address changes', async () => {
    const world = createWorld();
    world.files.endpoints.set('work', 'https://iam.example.test');
    world.trustedHosts.set('other', ['iam.example.test']);
    const first = world.start();
    const asked = await first.rotate('work');
    await first.rotator.answer(asked.id, there);
    await first.rest();
    expect(first.view(asked.id)).toMatchObject({ state: 'succeeded' });
    await first.rotator.answerUsedElsewhere(asked.id, 'only here');
    await first.rest();
    world.clock.pass(30 * 86_400_000);
    const second = world.start();
    await second.recover();
    const again = await second.rotate('work');
    expect(again).toMatchObject({ state: 'succeeded' });
    world.clock.pass(30 * 86_400_000);
    world.files.endpoints.set('work', 'https://iam.elsewhere.test');
    const third = world.start();
    await third.recover();
    expect(await third.rotate('work')).toMatchObject({
      question: { about: 'endpoint', hosts: ['iam.elsewhere.test'] },
    });
  });

  test('which changes while a person is asked, is asked about anew', async () => {
    const world = createWorld();
    world.files.endpoints.set('work', 'https://iam.example.test');
    const process = world.start();
    const view = await process.rotate('work');
    world.files.endpoints.set('work', 'https://iam.elsewhere.test');
    await process.rotator.answer(view.id, there);
    await process.rest();
    expect(process.view(view.id)).toMatchObject({
      question: { about: 'endpoint', hosts: ['iam.elsewhere.test'] },
    });
    expect(world.aws.requests).toEqual([]);
  });

  test('can be left alone: nothing has changed, and it is asked about the next time', async () => {
    const world = createWorld();
    world.files.endpoints.set('work', 'https://iam.example.test');
    const process = world.start();
    const view = await process.rotate('work');
    process.rotator.cancel(view.id);
    await process.rest();
    expect(process.view(view.id)).toMatchObject({
      state: 'failed',
      failure: { code: 'CANCELLED' },
      undone: 'nothing was made',
    });
    expect(await process.rotate('work')).toMatchObject({ question: { about: 'endpoint' } });
    expect(world.aws.requests).toEqual([]);
  });

  test.each(['http://localhost:4566', 'https://127.0.0.1:4566', 'https://iam.amazonaws.com'])(
    'nobody is asked about %s',
    async (endpoint) => {
      const world = createWorld();
      world.files.endpoints.set('work', endpoint);
      expect(await world.start().rotate('work')).toMatchObject({ state: 'succeeded' });
    },
  );
});

describe('a key that rotates by itself', () => {
  function overdue() {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    world.clock.pass(90 * 86_400_000);
    return { world, computer: createComputer(world) };
  }

  test('waits while its requests go where nobody has said that they may, and goes on then', async () => {
    const { world, computer } = overdue();
    computer.switchOn();
    world.files.endpoints.set('work', 'https://iam.example.test');
    await computer.pass(4 * 24);
    expect(world.user.keys).toHaveLength(1);
    expect(computer.notices).toEqual([]);
    expect(computer.process().views()).toEqual([]);
    expect(computer.choice()).toMatchObject({ failures: 0 });
    world.trustedHosts.set('work', ['iam.example.test']);
    await computer.pass(2 * 24);
    expect(computer.keyId()).not.toBe(k1.id);
    expectPromisesKept(world, computer.process().views());
  });

  test('can’t be switched on there', () => {
    const { world, computer } = overdue();
    world.files.endpoints.set('work', 'https://iam.example.test');
    expect(() => {
      computer.switchOn();
    }).toThrow('NOT_BY_ITSELF');
  });
});
