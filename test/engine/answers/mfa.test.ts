import { describe, expect, test } from 'vitest';
import { given, keyOf, pairNamed } from '../../support/engine/iam.ts';
import { expectPromisesKept } from '../../support/engine/promises.ts';
import { createWorld, k1, type Process, type View } from '../../support/engine/world.ts';

const phone = 'arn:aws:iam::111122223333:mfa/phone';
const token = 'arn:aws:iam::111122223333:mfa/token';
const securityKey = 'arn:aws:iam::111122223333:u2f/user/nina/blue-key-ABCDEFG';
const k2 = pairNamed('new1');

/** A user whose policies deny everything without MFA, in AWS's words for a Deny statement. */
function worldWithMfa(devices: readonly string[] = [phone]) {
  const world = createWorld();
  world.user.mfaPolicy = 'ACCESS_DENIED';
  world.user.devices.push(...devices);
  return world;
}

async function give(process: Process, { id }: View, code = '123456', device = phone) {
  await process.rotator.answer(id, { to: 'MFA code', device, code });
  await process.rest();
  return process.view(id);
}

describe('a user whose policies want MFA', () => {
  test('is asked for a code of the one device, and rotates with it', async () => {
    const world = worldWithMfa();
    const process = world.start();
    const asked = await process.rotate('work');
    expect(asked).toMatchObject({
      state: 'waiting for an answer',
      question: { about: 'MFA code', devices: [{ serial: phone, name: 'phone' }] },
    });
    expect(world.journal.known()).toEqual([]);
    expect(await give(process, asked)).toMatchObject({ state: 'succeeded' });
    expectPromisesKept(world, process.views());
  });

  test('is not asked which device where the profile names it', async () => {
    const world = worldWithMfa([phone, token]);
    world.files.mfaSerials.set('work', token);
    const asked = await world.start().rotate('work');
    expect(asked).toMatchObject({ question: { devices: [{ name: 'token' }] } });
    expect(world.aws.requests.map(({ action }) => action)).not.toContain('ListMFADevices');
  });

  test('is asked where they only allow what has MFA, if the profile names a device', async () => {
    const world = worldWithMfa();
    world.user.mfaBy = 'allow';
    world.files.mfaSerials.set('work', phone);
    const process = world.start();
    const asked = await process.rotate('work');
    expect(asked).toMatchObject({ question: { about: 'MFA code', devices: [{ name: 'phone' }] } });
    expect(await give(process, asked)).toMatchObject({ state: 'succeeded' });
    expectPromisesKept(world, process.views());
  });

  test('is asked where they only allow what has MFA, if AWS names a device of the user', async () => {
    const world = worldWithMfa();
    world.user.mfaBy = 'allow';
    const process = world.start();
    const asked = await process.rotate('work');
    expect(asked).toMatchObject({ question: { about: 'MFA code', devices: [{ name: 'phone' }] } });
    expect(await give(process, asked)).toMatchObject({ state: 'succeeded' });
    expectPromisesKept(world, process.views());
  });

  test('reads what AWS has denied beside the question, where AWS says nothing of MFA', async () => {
    const world = worldWithMfa();
    world.user.mfaBy = 'allow';
    expect(await world.start().rotate('work')).toMatchObject({
      question: {
        about: 'MFA code',
        denial: { code: 'ACCESS_DENIED', action: 'ListAccessKeys' },
      },
    });
  });

  test('reads no more than the question where a policy denies what has no MFA', async () => {
    const asked = await worldWithMfa().start().rotate('work');
    expect(asked).toMatchObject({ question: { about: 'MFA code' } });
    expect(asked).not.toHaveProperty('question.denial');
  });

  test('is asked where only the changes take MFA, and no policy says so', async () => {
    const world = createWorld();
    world.user.devices.push(phone);
    world.user.denied.set('UpdateAccessKey', 'ACCESS_DENIED');
    const asked = await world.start().rotate('work');
    expect(asked).toMatchObject({ question: { about: 'MFA code', devices: [{ name: 'phone' }] } });
  });

  test('is told what is refused where they only allow what has MFA, and no device gives codes', async () => {
    const world = worldWithMfa([securityKey]);
    world.user.mfaBy = 'allow';
    expect(await world.start().rotate('work')).toMatchObject({
      state: 'failed',
      failure: { code: 'ACCESS_DENIED' },
    });
  });

  test('is told which rights are missing once a code was given that gets none of them', async () => {
    const world = createWorld();
    world.user.devices.push(phone);
    world.files.mfaSerials.set('work', phone);
    world.user.denied.set('DeleteAccessKey', 'ACCESS_DENIED');
    const process = world.start();
    const asked = await process.rotate('work');
    expect(asked).toMatchObject({ question: { about: 'MFA code' } });
    expect(await give(process, asked)).toMatchObject({
      question: { about: 'missing rights', actions: ['DeleteAccessKey'] },
    });
  });

  test('chooses among several devices', async () => {
    const world = worldWithMfa([phone, token]);
    const process = world.start();
    const asked = await process.rotate('work');
    expect(asked).toMatchObject({ question: { devices: [{ name: 'phone' }, { name: 'token' }] } });
    expect(await give(process, asked, '123456', token)).toMatchObject({ state: 'succeeded' });
  });

  test('is never offered a security key, which gives no code', async () => {
    const world = worldWithMfa([securityKey, phone]);
    expect(await world.start().rotate('work')).toMatchObject({
      question: { devices: [{ name: 'phone' }] },
    });
  });

  test('with security keys only is told that they can’t be used for this', async () => {
    const world = worldWithMfa([securityKey]);
    expect(await world.start().rotate('work')).toMatchObject({
      state: 'failed',
      failure: { code: 'MFA_NOT_USABLE' },
      undone: 'nothing was made',
    });
    expect(world.aws.made).toEqual([]);
  });

  test('without a device is told so where AWS speaks of MFA, and of the refusal where it does not', async () => {
    const spoken = worldWithMfa([]);
    spoken.user.mfaPolicy = 'MFA_NEEDED';
    expect(await spoken.start().rotate('work')).toMatchObject({
      failure: { code: 'MFA_NO_DEVICE' },
    });
    expect(await worldWithMfa([]).start().rotate('work')).toMatchObject({
      failure: { code: 'EXPLICITLY_DENIED' },
    });
  });
});

describe('a device that is named', () => {
  const tablet = 'arn:aws:iam::111122223333:mfa/tablet';
  const elsewhere = 'arn:aws:iam::999988887777:mfa/phone';
  const arnOfUser = 'arn:aws:iam::111122223333:user/nina';

  test('as a security key leads to the authenticator that AWS lists', async () => {
    const world = worldWithMfa([securityKey, phone]);
    world.files.mfaSerials.set('work', securityKey);
    const process = world.start();
    const asked = await process.rotate('work');
    expect(asked).toMatchObject({ question: { devices: [{ name: 'phone' }] } });
    expect(await give(process, asked)).toMatchObject({ state: 'succeeded' });
  });

  test('as a security key can’t be used where AWS lists nothing else, or does not tell', async () => {
    for (const mfaBy of ['deny', 'allow'] as const) {
      const world = worldWithMfa([securityKey]);
      world.user.mfaBy = mfaBy;
      world.files.mfaSerials.set('work', securityKey);
      expect(await world.start().rotate('work')).toMatchObject({
        failure: { code: 'MFA_NOT_USABLE' },
      });
    }
    const silent = worldWithMfa([securityKey, phone]);
    silent.user.denied.set('ListMFADevices', 'ACCESS_DENIED');
    silent.files.mfaSerials.set('work', securityKey);
    expect(await silent.start().rotate('work')).toMatchObject({
      failure: { code: 'MFA_NOT_USABLE' },
    });
  });

  test('by others is asked for too, behind the profile’s own', async () => {
    const world = worldWithMfa([phone, tablet]);
    world.files.mfaSerials.set('work', tablet);
    world.files.furtherMfaSerials.set('work', [phone, tablet]);
    expect(await world.start().rotate('work')).toMatchObject({
      question: { devices: [{ name: 'tablet' }, { name: 'phone' }] },
    });
  });

  test('by others alone counts where AWS lists it, or does not tell', async () => {
    const world = worldWithMfa([token, phone]);
    world.files.furtherMfaSerials.set('work', [tablet, phone]);
    expect(await world.start().rotate('work')).toMatchObject({
      question: { devices: [{ name: 'phone' }, { name: 'token' }] },
    });
    const silent = worldWithMfa([token, phone]);
    silent.user.denied.set('ListMFADevices', 'ACCESS_DENIED');
    silent.files.furtherMfaSerials.set('work', [tablet, phone]);
    expect(await silent.start().rotate('work')).toMatchObject({
      question: { devices: [{ name: 'tablet' }, { name: 'phone' }] },
    });
  });

  test('by others is no device of this user where AWS lists none', async () => {
    const world = worldWithMfa([]);
    world.user.mfaPolicy = 'MFA_NEEDED';
    world.files.furtherMfaSerials.set('work', [tablet]);
    expect(await world.start().rotate('work')).toMatchObject({
      failure: { code: 'MFA_NO_DEVICE' },
    });
  });

  test.each([
    ['of another account', elsewhere],
    ['by the ARN of the user', arnOfUser],
    ['by a name of another tool', 'yubikey:nina@work'],
  ])('%s is never asked for: the user’s own is, or it is said what is wrong', async (_, named) => {
    const world = worldWithMfa([phone]);
    world.files.mfaSerials.set('work', named);
    expect(await world.start().rotate('work')).toMatchObject({
      question: { devices: [{ name: 'phone' }] },
    });
    for (const mfaBy of ['deny', 'allow'] as const) {
      const alone = worldWithMfa([]);
      alone.user.mfaBy = mfaBy;
      alone.files.mfaSerials.set('work', named);
      expect(await alone.start().rotate('work')).toMatchObject({
        failure: { code: 'MFA_DEVICE_UNKNOWN', device: named, action: 'ListAccessKeys' },
        undone: 'nothing was made',
      });
    }
  });
});

describe('a refusal that no code can lift', () => {
  test.each([
    'DENIED_BY_SESSION_POLICY',
    'DENIED_BY_ENDPOINT_POLICY',
    'KEY_IN_QUARANTINE',
  ] as const)('(%s) asks for none, whatever device is named', async (code) => {
    const world = createWorld();
    world.user.devices.push(phone);
    world.files.mfaSerials.set('work', phone);
    world.user.denied.set('ListAccessKeys', code);
    expect(await world.start().rotate('work')).toMatchObject({
      state: 'failed',
      failure: { code },
    });
    expect(world.aws.requests.map(({ action }) => action)).not.toContain('ListMFADevices');
  });

  test.each(['DENIED_BY_ORGANISATION', 'DENIED_BY_BOUNDARY'] as const)(
    '(%s) asks for none of a device that others name, or that AWS lists',
    async (code) => {
      const world = createWorld();
      world.user.devices.push(phone);
      world.files.furtherMfaSerials.set('work', [phone]);
      world.user.denied.set('ListAccessKeys', code);
      expect(await world.start().rotate('work')).toMatchObject({
        state: 'failed',
        failure: { code },
      });
      expect(world.aws.requests.map(({ action }) => action)).not.toContain('ListMFADevices');
    },
  );
});

describe('AWS’s list of devices', () => {
  test.each(['ACCESS_DENIED', 'MFA_NEEDED'] as const)(
    'that is refused (%s) changes nothing of what is said',
    async (code) => {
      const world = worldWithMfa([phone]);
      world.user.denied.set('ListMFADevices', code);
      world.user.mfaBy = 'allow';
      expect(await world.start().rotate('work')).toMatchObject({
        failure: { code: 'ACCESS_DENIED', action: 'ListAccessKeys' },
      });
      world.user.mfaPolicy = 'MFA_NEEDED';
      expect(await world.start().rotate('work')).toMatchObject({
        failure: { code: 'MFA_NO_DEVICE', action: 'ListAccessKeys' },
      });
    },
  );

  test('that does not come is tried again, unless another device is named', async () => {
    const world = worldWithMfa([phone]);
    world.aws.alwaysTrouble('ListMFADevices', { kind: 'refused', code: 'THROTTLED' });
    expect(await world.start().rotate('work')).toMatchObject({ failure: { code: 'THROTTLED' } });
    world.files.furtherMfaSerials.set('work', [phone]);
    expect(await world.start().rotate('work')).toMatchObject({
      question: { devices: [{ name: 'phone' }] },
    });
  });

  test('that a place does not know how to give leaves the refusal as it is', async () => {
    const world = worldWithMfa([phone]);
    world.aws.alwaysTrouble('ListMFADevices', { kind: 'refused', code: 'AWS_REFUSED' });
    expect(await world.start().rotate('work')).toMatchObject({
      failure: { code: 'EXPLICITLY_DENIED' },
    });
  });
});

describe('a code', () => {
  test('of a device that AWS lists and can’t validate is asked for again, whatever is wrong', async () => {
    const world = worldWithMfa();
    world.aws.mfa.outOfStep.add(phone);
    const process = world.start();
    const again = await give(process, await process.rotate('work'));
    expect(again).toMatchObject({
      state: 'waiting for an answer',
      question: {
        devices: [{ name: 'phone' }],
        refused: { code: 'MFA_NOT_VALIDATED', device: phone },
      },
    });
    world.aws.mfa.outOfStep.clear();
    expect(await give(process, again)).toMatchObject({ state: 'succeeded' });
  });

  test('of a device that is not the user’s leads to those that AWS lists', async () => {
    const world = worldWithMfa([token]);
    world.files.mfaSerials.set('work', phone);
    const process = world.start();
    const again = await give(process, await process.rotate('work'));
    expect(again).toMatchObject({
      question: {
        devices: [{ name: 'token' }],
        refused: { code: 'MFA_DEVICE_UNKNOWN', device: phone },
      },
    });
    expect(await give(process, again, '123456', token)).toMatchObject({ state: 'succeeded' });
  });

  test.each(['ACCESS_DENIED', 'MFA_NEEDED'] as const)(
    'of a device that AWS neither knows nor lists (%s) is asked for again with both causes',
    async (code) => {
      const world = worldWithMfa([]);
      world.user.denied.set('ListMFADevices', code);
      world.files.mfaSerials.set('work', phone);
      const process = world.start();
      expect(await give(process, await process.rotate('work'))).toMatchObject({
        question: { devices: [{ name: 'phone' }], refused: { code: 'MFA_NOT_VALIDATED' } },
      });
    },
  );

  test('of a user who has no device left stays a question, that says so', async () => {
    const world = worldWithMfa([]);
    world.files.mfaSerials.set('work', phone);
    const process = world.start();
    expect(await give(process, await process.rotate('work'))).toMatchObject({
      question: { devices: [{ name: 'phone' }], refused: { code: 'MFA_DEVICE_UNKNOWN' } },
    });
  });

  test('that is wrong is asked for again, and nothing has changed', async () => {
    const world = worldWithMfa();
    const process = world.start();
    const again = await give(process, await process.rotate('work'), '000000');
    expect(again).toMatchObject({ question: { refused: { code: 'MFA_CODE_REFUSED' } } });
    expect(world.aws.made).toEqual([]);
    expect(await give(process, again)).toMatchObject({ state: 'succeeded' });
  });

  test('that was used up is asked for again', async () => {
    const world = worldWithMfa();
    const process = world.start();
    await give(process, await process.rotate('work'));
    world.user.keys.shift();
    const again = await give(process, await process.rotate('work'));
    expect(again).toMatchObject({ question: { refused: { code: 'MFA_CODE_REFUSED' } } });
    world.aws.mfa.code = '654321';
    expect(await give(process, again, '654321')).toMatchObject({ state: 'succeeded' });
  });

  test('is not needed: a person who puts the question away has changed nothing', async () => {
    const world = worldWithMfa();
    const process = world.start();
    const { id } = await process.rotate('work');
    process.rotator.cancel(id);
    await process.rest();
    expect(process.views().filter(({ state }) => state !== 'failed')).toEqual([]);
    expect(world.aws.made).toEqual([]);
    expect(world.journal.known()).toEqual([]);
    expect(world.files.pairOfProfile('work')).toEqual(k1);
  });

  test('of a device that was not offered is no answer', async () => {
    const process = worldWithMfa([phone]).start();
    const { id } = await process.rotate('work');
    const answer = { to: 'MFA code', device: token, code: '123456' } as const;
    await expect(process.rotator.answer(id, answer)).rejects.toThrow('UNKNOWN_ROTATION');
  });
});

describe('the session of a code', () => {
  test('has to last five minutes more before a key is made', async () => {
    const world = worldWithMfa();
    world.aws.mfa.lasts = 299_000;
    const process = world.start();
    expect(await give(process, await process.rotate('work'))).toMatchObject({
      state: 'failed',
      failure: { code: 'MFA_SESSION_ENDED' },
      undone: 'nothing was made',
    });
    expect(world.aws.made).toEqual([]);
  });

  test('is in no journal, no history, and nothing that is shown', async () => {
    const world = worldWithMfa();
    world.answers.set(k1.id, 'only here');
    const process = world.start();
    await give(process, await process.rotate('work'));
    const kept = JSON.stringify([world.journal.written, world.history, process.views()]);
    expect(kept).toContain(phone);
    for (const secret of ['ASIA', 'token of', 'secret of', '123456']) {
      expect(kept).not.toContain(secret);
    }
  });

  test('is gone after a crash: what needs one is open, and a new code takes the key back', async () => {
    const world = worldWithMfa();
    const first = world.start();
    const asked = await first.rotate('work');
    world.when('journal.append created', () => first.power.cut());
    await Promise.race([give(first, asked), first.power.gone]);
    await first.rest();
    expect(world.user.keys).toHaveLength(2);

    const next = world.start();
    const [open] = await next.recover();
    expect(open).toMatchObject({ state: 'open', reason: 'MFA needed' });
    world.aws.mfa.code = '654321';
    await next.rotator.resolveOpen(given(open).id, 'enter an MFA code', undefined);
    expect(await give(next, given(open), '654321')).toMatchObject({
      state: 'failed',
      undone: 'new key deleted',
    });
    expect(world.user.keys.map(({ pair }) => pair.id)).toEqual([k1.id]);
    expectPromisesKept(world, next.views());
  });

  test('can come from another device by the time the old key is retired', async () => {
    const world = worldWithMfa();
    const first = world.start();
    const { id } = await give(first, await first.rotate('work'));
    world.user.devices.splice(0, 1, token);
    const next = world.start();
    await next.recover();
    await next.rotator.oldKey(id, 'retire');
    await next.rest();
    expect(next.view(id)).toMatchObject({ question: { devices: [{ name: 'token' }] } });
    world.aws.mfa.code = '654321';
    expect(await give(next, next.view(id), '654321', token)).toMatchObject({
      state: 'succeeded',
      retirement: { oldKey: 'deactivated' },
    });
    expectPromisesKept(world, next.views());
  });

  test('is asked for of every device that is named by then, where AWS does not list them', async () => {
    const world = worldWithMfa();
    const first = world.start();
    const { id } = await give(first, await first.rotate('work'));
    world.user.denied.set('ListMFADevices', 'ACCESS_DENIED');
    world.files.mfaSerials.set('work', token);
    world.files.furtherMfaSerials.set('work', [phone]);
    const next = world.start();
    await next.recover();
    await next.rotator.oldKey(id, 'retire');
    await next.rest();
    expect(next.view(id)).toMatchObject({
      question: { devices: [{ name: 'phone' }, { name: 'token' }] },
    });
  });

  test('that AWS’s throttling keeps from being asked for is no device that is missing', async () => {
    const world = worldWithMfa();
    const first = world.start();
    const asked = await first.rotate('work');
    world.when('journal.append created', () => first.power.cut());
    await Promise.race([give(first, asked), first.power.gone]);
    await first.rest();
    const next = world.start();
    const [open] = await next.recover();
    const known = given(open).id;
    world.user.devices.splice(0, 1);
    await expect(
      next.rotator.resolveOpen(known, 'enter an MFA code', undefined),
    ).rejects.toMatchObject({ failure: { code: 'MFA_NO_DEVICE' } });
    world.aws.trouble('GetCallerIdentity', [{ kind: 'refused', code: 'THROTTLED' }]);
    world.aws.alwaysTrouble('ListMFADevices', { kind: 'refused', code: 'THROTTLED' });
    await next.rotator.resolveOpen(known, 'enter an MFA code', undefined);
    expect(next.view(known)).toMatchObject({ question: { devices: [{ name: 'phone' }] } });
  });

  test('that has ended before the old key is retired is asked for once more', async () => {
    const world = worldWithMfa();
    const first = world.start();
    const { id } = await give(first, await first.rotate('work'));
    const next = world.start();
    await next.recover();
    await next.rotator.answerUsedElsewhere(id, 'only here');
    await next.rest();
    expect(keyOf(world.user, k1.id)?.status).toBe('Active');
    await next.rotator.oldKey(id, 'retire');
    await next.rest();
    expect(next.view(id)).toMatchObject({ question: { about: 'MFA code' } });
    world.aws.mfa.code = '654321';
    expect(await give(next, next.view(id), '654321')).toMatchObject({
      state: 'succeeded',
      retirement: { oldKey: 'deactivated' },
    });
    expect(world.files.pairOfProfile('work')).toEqual(k2);
    expectPromisesKept(world, next.views());
  });
});
