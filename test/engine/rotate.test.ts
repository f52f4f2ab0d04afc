import { describe, expect, test } from 'vitest';
import { accountId } from '../../shared/values/identifiers.ts';
import { given, keyOf, pairNamed, userWith } from '../support/engine/iam.ts';
import { expectPromisesKept } from '../support/engine/promises.ts';
import { config, createWorld, credentials, k1, type World } from '../support/engine/world.ts';

/** Everything a refusal must leave alone. */
function imageOf({ aws, files, journal }: World): unknown {
  return {
    keys: aws.users.map(({ keys }) => keys.map(({ pair, status }) => [pair.id, status])),
    files: [...files.content].map(([path, file]) => [path, [...file].map(([, pair]) => pair.id)]),
    journal: journal.known(),
  };
}

describe('a rotation in which nothing goes wrong', () => {
  test('gives the profile a new key, and leaves the old one active until somebody says more', async () => {
    const world = createWorld();
    const process = world.start();
    const view = await process.rotate('work');

    const k2 = given(world.files.pairOfProfile('work'));
    expect(k2.id).not.toBe(k1.id);
    expect(world.user.keys.map(({ pair, status }) => [pair.id, status])).toEqual([
      [k1.id, 'Active'],
      [k2.id, 'Active'],
    ]);
    expect(view).toMatchObject({
      state: 'succeeded',
      profiles: ['work'],
      account: '111122223333',
      user: world.user.name,
      oldKey: 'AKIA…0OLD',
      newKey: 'AKIA…NEW1',
      retirement: { oldKey: 'stays active', because: 'not answered' },
    });
    expect(view.steps.map(({ step, status }) => `${step}: ${status}`)).toEqual([
      'check: done',
      'create: done',
      'back up: skipped',
      'prove: done',
      'save: done',
      'retire: skipped',
      'record: done',
    ]);
    expect(world.history).toMatchObject([{ event: 'rotated', oldKey: k1.id, newKey: k2.id }]);
    expect(world.errors).toEqual([]);
  });

  test('takes the old key out of use at once where it is used nowhere else, in 15 requests', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    const process = world.start();
    const view = await process.rotate('work');

    expect(view).toMatchObject({ retirement: { oldKey: 'deactivated' } });
    expect(keyOf(world.user, k1.id)?.status).toBe('Inactive');
    expect(world.aws.requests.length).toBeLessThanOrEqual(15);
    expect(world.history.map(({ event }) => event)).toEqual(['rotated', 'old key deactivated']);
  });

  test('asks AWS for the last use of the key before any other request spoils it', async () => {
    const world = createWorld();
    await world.start().rotate('work');
    expect(world.aws.requests[0]?.action).toBe('GetAccessKeyLastUsed');
  });

  test('writes down every intent before its effect, and the id of the new key before all else', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    const process = world.start();
    await process.rotate('work');

    const effects = process.power.calls.filter((call) =>
      /^(journal|aws.create|files.replace|aws.setStatus AKIA0.*OLD)/.test(call),
    );
    expect(effects).toEqual([
      'journal.begin',
      'journal.append creating',
      'aws.createKey',
      'journal.append created',
      'journal.append proved',
      'journal.append saving',
      `files.replaceIn ${credentials}`,
      'journal.append saved',
      'journal.append deactivating',
      `aws.setStatus ${k1.id} Inactive`,
      'journal.append deactivated',
    ]);
    const after = process.power.calls[process.power.calls.indexOf('aws.createKey') + 1];
    expect(after).toBe('journal.append created');
  });

  test('proves the new key with three answers of STS and IAM in a row, a second apart', async () => {
    const world = createWorld();
    const began = world.clock.monotonic();
    await world.start().rotate('work');
    const k2 = given(world.files.pairOfProfile('work'));
    const signed = world.aws.requests.filter(({ signer }) => signer === k2.id);
    expect(signed.map(({ action }) => action)).toEqual(
      Array.from({ length: 3 }, () => ['GetCallerIdentity', 'ListAccessKeys']).flat(),
    );
    expect(world.clock.monotonic() - began).toBe(2000);
  });

  test('changes every profile that shares the key, in every file', async () => {
    const world = createWorld();
    world.files.put(credentials, 'play', k1);
    world.files.put(config, 'build', k1);
    world.files.put(config, 'other', pairNamed('other'));
    world.aws.users.push(userWith(pairNamed('other'), world.clock.now()));
    const process = world.start();
    const view = await process.rotate('play');

    expect(view.profiles).toEqual(['work', 'play', 'build']);
    const ids = ['work', 'play', 'build'].map((name) => world.files.pairOfProfile(name)?.id);
    expect(new Set(ids).size).toBe(1);
    expect(ids).not.toContain(k1.id);
    expect(world.files.pairOfProfile('other')?.id).toBe(pairNamed('other').id);
    expectPromisesKept(world, process.views());
  });

  test('works for a user below a path', async () => {
    const world = createWorld();
    const pair = pairNamed('deep');
    const account = given(accountId('444455556666'));
    world.aws.users.push(userWith(pair, world.clock.now(), { account, path: 'team/a/' }));
    world.files.put(credentials, 'deep', pair);
    expect(await world.start().rotate('deep')).toMatchObject({ state: 'succeeded', account });
  });

  test('goes on although the last use of a key may not be asked', async () => {
    const world = createWorld();
    world.user.denied.set('GetAccessKeyLastUsed', 'ACCESS_DENIED');
    expect(await world.start().rotate('work')).toMatchObject({ state: 'succeeded' });
  });

  test('signs with the secret that was checked, whatever another profile says of the same key', async () => {
    const world = createWorld();
    world.files.content.clear();
    world.files.put(credentials, 'typo', { id: k1.id, secret: pairNamed('wrong').secret });
    world.files.put(credentials, 'work', k1);
    expect(await world.start().rotate('work')).toMatchObject({ state: 'succeeded' });
    expect(world.files.pairOfProfile('typo')).toEqual(world.files.pairOfProfile('work'));
  });

  test('is not stopped by a page that can’t be told, or by a history that can’t be written', async () => {
    const world = createWorld();
    world.when('history.append', () => {
      throw new TypeError('no history');
    });
    const process = world.start({
      changed: () => {
        throw new TypeError('no page');
      },
    });
    expect(await process.rotate('work')).toMatchObject({ state: 'succeeded' });
    expectPromisesKept(world, process.views());
  });
});

describe('a check that refuses', () => {
  const refusals: readonly (readonly [
    string,
    (world: ReturnType<typeof createWorld>) => void,
    string,
  ])[] = [
    [
      'a file that can’t be written',
      ({ files }) => files.unwritable.set(credentials, 'FILE_READ_ONLY'),
      'FILE_READ_ONLY',
    ],
    [
      'a file that can’t be read',
      ({ files }) => {
        files.put(config, 'play', k1);
        files.unreadable.add(config);
      },
      'FILE_NOT_READABLE',
    ],
    ['the key of a root user', ({ user }) => Object.assign(user, { kind: 'root' }), 'ROOT_USER'],
    ['the key of nobody', ({ user }) => Object.assign(user, { kind: 'other' }), 'CANNOT_ROTATE'],
    [
      'a key that is inactive',
      ({ user }) => Object.assign(given(user.keys[0]), { status: 'Inactive' }),
      'KEY_NOT_ACCEPTED',
    ],
    ['a key that is deleted', ({ user }) => Object.assign(user, { keys: [] }), 'KEY_NOT_ACCEPTED'],
    [
      'a wrong secret',
      ({ files }) => {
        files.put(credentials, 'work', { id: k1.id, secret: pairNamed('wrong').secret });
      },
      'SIGNATURE_REFUSED',
    ],
    [
      'no right to list',
      ({ user }) => user.denied.set('ListAccessKeys', 'ACCESS_DENIED'),
      'ACCESS_DENIED',
    ],
    [
      'a policy that wants a code',
      ({ user }) => user.denied.set('DeleteAccessKey', 'MFA_NEEDED'),
      'MFA_NO_DEVICE',
    ],
    [
      'no network',
      ({ aws }) => {
        aws.trouble('GetAccessKeyLastUsed', [{ kind: 'refused', code: 'OFFLINE' }]);
      },
      'OFFLINE',
    ],
    [
      'a sign-in page',
      ({ aws }) => {
        aws.trouble('GetCallerIdentity', [{ kind: 'refused', code: 'NOT_AWS' }]);
      },
      'NOT_AWS',
    ],
    [
      'a journal that can’t be written',
      ({ journal }) => {
        journal.refuse('begun');
      },
      'JOURNAL_NOT_WRITABLE',
    ],
  ];

  test.each(refusals)('leaves AWS and the files as they are: %s', async (_, prepare, code) => {
    const world = createWorld();
    prepare(world);
    const before = imageOf(world);
    const process = world.start();
    const view = await process.rotate('work');
    expect(view).toMatchObject({
      state: 'failed',
      reached: 'check',
      undone: 'nothing was made',
      failure: { code },
    });
    expect(imageOf(world)).toEqual(before);
    expect(world.history).toMatchObject([{ event: 'refused', code, reached: 'check' }]);
    await process.rotator.dismiss(view.id);
    expect(process.views()).toEqual([]);
  });

  test('goes on where trying the rights tells nothing', async () => {
    const world = createWorld();
    world.aws.trouble('UpdateAccessKey', [{ kind: 'refused', code: 'THROTTLED' }]);
    world.aws.trouble('DeleteAccessKey', [{ kind: 'bug' }]);
    expect(await world.start().rotate('work')).toMatchObject({ state: 'succeeded' });
  });

  test('knows no profile of this name', async () => {
    await expect(createWorld().start().rotate('nobody')).rejects.toThrow('UNKNOWN_PROFILE');
  });

  test('two keys already: shows both and does nothing, until it is put away', async () => {
    const world = createWorld();
    const other = {
      pair: pairNamed('ci'),
      createdAt: 0,
      status: 'Inactive',
      usedAt: undefined,
    } as const;
    world.user.keys.push({ ...other });
    const before = imageOf(world);
    const process = world.start();
    const view = await process.rotate('work');
    expect(view).toMatchObject({
      state: 'waiting for an answer',
      question: {
        about: 'two keys',
        keys: [
          { keyId: k1.id, status: 'Active', profiles: ['work'] },
          { keyId: other.pair.id, status: 'Inactive', profiles: [], lastUse: { known: 'never' } },
        ],
      },
    });
    await expect(process.rotator.dismiss(view.id)).rejects.toThrow('UNKNOWN_ROTATION');
    process.rotator.cancel(view.id);
    expect(process.view(view.id)).toMatchObject({
      state: 'failed',
      failure: { code: 'CANCELLED' },
    });
    await process.rotator.dismiss(view.id);
    expect(imageOf(world)).toEqual(before);
  });

  test('a person who stops it while it checks finds nothing changed', async () => {
    const world = createWorld();
    const before = imageOf(world);
    const process = world.start();
    const id = await process.rotator.rotate('work');
    process.rotator.cancel(id);
    await process.rest();
    expect(process.view(id)).toMatchObject({ state: 'failed', failure: { code: 'CANCELLED' } });
    expect(imageOf(world)).toEqual(before);
  });

  test('a key that was put there in between is not the one that was asked for', async () => {
    const world = createWorld();
    world.when('files.read', () => world.files.put(credentials, 'work', pairNamed('fresh')), 2);
    const view = await world.start().rotate('work');
    expect(view).toMatchObject({ state: 'failed', failure: { code: 'FILE_CHANGED_MEANWHILE' } });
  });
});
