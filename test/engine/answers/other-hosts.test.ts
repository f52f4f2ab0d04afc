import { describe, expect, test } from 'vitest';
import { createBackups } from '../../../main/keychain/backups.ts';
import { profileName } from '../../../shared/values/identifiers.ts';
import { createComputer } from '../../support/engine/automatic-computer.ts';
import { given, pairNamed, userWith } from '../../support/engine/iam.ts';
import { expectPromisesKept } from '../../support/engine/promises.ts';
import { createWorld, credentials, k1 } from '../../support/engine/world.ts';

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

  test.each([
    ['http://localhost:4566', 'localhost:4566'],
    ['https://127.0.0.1:4566', '127.0.0.1:4566'],
    ['http://[::1]:4566', '[::1]:4566'],
  ])('is asked about for %s, too: this computer is not AWS', async (endpoint, host) => {
    const world = createWorld();
    world.files.endpoints.set('work', endpoint);
    const process = world.start();
    const asked = await process.rotate('work');
    expect(asked).toMatchObject({ question: { about: 'endpoint', hosts: [host] } });
    expect(world.aws.requests).toEqual([]);
    await process.rotator.answer(asked.id, there);
    await process.rest();
    expect(process.view(asked.id)).toMatchObject({ state: 'succeeded' });
    expect(world.trustedHosts.get('work')).toEqual([host]);
  });

  test('is asked about where a variable leads there, each profile for itself', async () => {
    const world = createWorld();
    world.variables = { AWS_ENDPOINT_URL: 'http://localhost:4566' };
    world.trustedHosts.set('other', ['localhost:4566']);
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      question: { about: 'endpoint', hosts: ['localhost:4566'] },
    });
    expect(world.aws.requests).toEqual([]);
  });

  test('that is AWS by another name is not asked about', async () => {
    const world = createWorld();
    world.files.endpoints.set('work', 'https://iam.amazonaws.com');
    expect(await world.start().rotate('work')).toMatchObject({ state: 'succeeded' });
  });

  test('goes on after a crash where it was begun, whatever was said of hosts since', async () => {
    const world = createWorld();
    world.files.endpoints.set('work', 'http://localhost:4566');
    world.trustedHosts.set('work', ['localhost:4566']);
    const first = world.start({ cut: { call: 14, at: 'after' } });
    await first.rotate('work').catch(() => undefined);
    expect(world.user.keys).toHaveLength(2);
    world.trustedHosts.clear();
    const second = world.start();
    await second.recover();
    expectPromisesKept(world, second.views());
    expect(second.views().every(({ state }) => state !== 'open')).toBe(true);
  });
});

describe('the keys of other profiles', () => {
  const spare = pairNamed('spare');

  function withSpare() {
    const world = createWorld();
    world.aws.users.push(userWith(spare, world.clock.now()));
    world.files.put(credentials, 'spare', spare);
    return world;
  }

  function signers({ aws }: ReturnType<typeof createWorld>): ReadonlySet<string> {
    return new Set(aws.requests.map(({ signer }) => signer));
  }

  test('that lead elsewhere don’t tell whether a key is inactive before they may', async () => {
    const world = withSpare();
    given(world.user.keys[0]).status = 'Inactive';
    world.files.endpoints.set('spare', 'http://localhost:4566');
    await world.start().rotate('work');
    expect(signers(world)).toEqual(new Set([k1.id]));
    world.trustedHosts.set('spare', ['localhost:4566']);
    await world.start().rotate('work');
    expect(signers(world)).toEqual(new Set([k1.id, spare.id]));
  });

  test('are not taken along to where one profile may go', async () => {
    const world = withSpare();
    world.files.endpoints.set('work', 'http://localhost:4566');
    world.trustedHosts.set('work', ['localhost:4566']);
    const process = world.start({ cut: { call: 14, at: 'after' } });
    await process.rotate('work').catch(() => undefined);
    given(world.user.keys[0]).status = 'Inactive';
    const again = world.start();
    await again.recover();
    expect(signers(world).has(spare.id)).toBe(false);
    world.trustedHosts.set('spare', ['localhost:4566']);
    world.clock.pass(2 * 86_400_000);
    await world.start().recover();
    expect(signers(world).has(spare.id)).toBe(true);
  });
});

describe('a key that is put into a profile', () => {
  const work = given(profileName('work'));
  const refused = {
    failure: { code: 'ENDPOINT_NOT_AWS', profile: 'work', hosts: ['localhost:4566'] },
  };

  function emptied() {
    const world = createWorld();
    world.files.content.get(credentials)?.clear();
    world.variables = { AWS_ENDPOINT_URL: 'http://localhost:4566' };
    return world;
  }

  test('is not shown to a host that nobody has agreed to', async () => {
    const world = emptied();
    const { rotator } = world.start();
    await expect(rotator.addKey(k1, work)).rejects.toMatchObject(refused);
    expect(world.aws.requests).toEqual([]);
    world.trustedHosts.set('work', ['localhost:4566']);
    await rotator.addKey(k1, work);
    expect(world.files.pairOfProfile('work')).toEqual(k1);
  });

  test('and what was agreed to while it had no profile counts for the one it gets', async () => {
    const world = emptied();
    world.trustedHosts.set('', ['localhost:4566']);
    const process = world.start();
    await process.rotator.addKey(k1, work);
    expect(world.trustedHosts.get('work')).toEqual(['localhost:4566']);
    expect(await process.rotate('work')).toMatchObject({ state: 'succeeded' });
  });

  test('out of the keychain neither', async () => {
    const world = emptied();
    const { account, userId, name } = world.user;
    const facts = { account, userId, userName: name, profiles: ['work'] };
    await createBackups(world.keychain, world.clock.now).keep(k1, facts);
    const { rotator } = world.start();
    await expect(rotator.restore(k1.id, work)).rejects.toMatchObject(refused);
    expect(world.aws.requests).toEqual([]);
    world.trustedHosts.set('work', ['localhost:4566']);
    await rotator.restore(k1.id, work);
    expect(world.files.pairOfProfile('work')).toEqual(k1);
  });
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
