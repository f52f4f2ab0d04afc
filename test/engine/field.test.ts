import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../main/credentials/document/parse-document.ts';
import { readProfiles } from '../../main/credentials/reading/profiles.ts';
import { samePair } from '../../main/secrets/key-pair.ts';
import { defaultPolicy } from '../../shared/settings/policy.ts';
import { accessKeyId } from '../../shared/values/identifiers.ts';
import { given, keyOf, pairNamed, userWith } from '../support/engine/iam.ts';
import { expectPromisesKept } from '../support/engine/promises.ts';
import { config, createWorld, credentials, k1 } from '../support/engine/world.ts';

// How tools that rotate access keys lose them, one test each: F1 to F22 are what was reported of them.

const k2 = pairNamed('new1');
const diskFull = { code: 'DISK_FULL', renamed: false } as const;
const notAccepted = { kind: 'refused', code: 'KEY_NOT_ACCEPTED' } as const;

/** The calls that AWS saw after the new key was made. */
function afterCreation({ aws }: ReturnType<typeof createWorld>) {
  const at = aws.requests.findIndex(({ action }) => action === 'CreateAccessKey');
  return aws.requests.slice(at + 1);
}

describe('what other tools lose a key by', () => {
  test('F1: a new key that works once and is refused after is not taken to work', async () => {
    const world = createWorld();
    world.aws.trouble('GetCallerIdentity', ['none', notAccepted, 'none', notAccepted], k2.id);
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({ state: 'succeeded' });
    const proofs = world.aws.requests.filter(
      ({ action, signer }) => action === 'GetCallerIdentity' && signer === k2.id,
    );
    expect(proofs.length).toBeGreaterThanOrEqual(7);
    expectPromisesKept(world, process.views());
  });

  test('F2: a session without MFA is never what asks IAM', async () => {
    const world = createWorld();
    world.user.mfaPolicy = 'MFA_NEEDED';
    world.user.devices.push('arn:aws:iam::111122223333:mfa/phone');
    expect(await world.start().rotate('work')).toMatchObject({ question: { about: 'MFA code' } });
    expect(world.aws.requests.map(({ action }) => action)).not.toContain('GetSessionToken');
  });

  test('F3: every request goes to the partition of the profile, also after a crash', async () => {
    const world = createWorld();
    world.files.regions.set('work', 'cn-north-1');
    const process = world.start();
    world.when('journal.append created', () => process.power.cut());
    await Promise.race([process.rotate('work'), process.power.gone]);
    world.files.regions.set('work', 'eu-central-1');
    expect(await world.start().recover()).toMatchObject([{ undone: 'new key deleted' }]);
    expect(new Set(world.aws.requests.map(({ region }) => region))).toEqual(
      new Set(['cn-north-1']),
    );
  });

  test('F4: a save that fails takes the new key back, and the slot is free', async () => {
    const world = createWorld();
    world.files.trouble(credentials, [diskFull]);
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'failed',
      undone: 'new key deleted',
    });
    expect(world.user.keys.map(({ pair }) => pair.id)).toEqual([k1.id]);
    expectPromisesKept(world, process.views());
  });

  test('F5: the old key is not touched where the new one could not be saved', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    world.files.put(config, 'play', k1);
    world.files.trouble(
      config,
      Array.from({ length: 6 }, () => diskFull),
    );
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({ state: 'open', reason: 'partly saved' });
    expect(world.user.keys.map(({ status }) => status)).toEqual(['Active', 'Active']);
    expectPromisesKept(world, process.views());
  });

  test('F6: nothing is deactivated or deleted before the new key is made and saved', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    world.policy = { ...defaultPolicy, backups: false, retirement: 'delete at once' };
    const process = world.start();
    await process.rotate('work');
    const { calls } = process.power;
    const touched = calls.findIndex((call) => call.startsWith(`aws.deleteKey ${k1.id}`));
    expect(touched).toBeGreaterThan(calls.indexOf('journal.append saved'));
    expect(keyOf(world.user, k1.id)).toBeUndefined();
    expectPromisesKept(world, process.views());
  });

  test('F7: which of two keys goes is never guessed, also not by age', async () => {
    const world = createWorld();
    const older = { ...given(world.user.keys[0]), pair: pairNamed('older'), createdAt: 0 };
    world.user.keys.push(older);
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({ question: { about: 'two keys' } });
    world.clock.pass(365 * 86_400_000);
    await process.recover();
    expect(world.user.keys).toHaveLength(2);
  });

  test('F8: a rotation that failed is no obstacle to the next one', async () => {
    const world = createWorld();
    world.files.trouble(credentials, [diskFull]);
    const process = world.start();
    await process.rotate('work');
    expect(await process.rotate('work')).toMatchObject({ state: 'succeeded' });
    expectPromisesKept(world, process.views());
  });

  test('F9: a key that may be used on another computer stays active until somebody says more', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'also elsewhere');
    const process = world.start();
    const { id } = await process.rotate('work');
    world.clock.pass(400 * 86_400_000);
    await process.recover();
    expect(keyOf(world.user, k1.id)?.status).toBe('Active');
    await process.rotator.oldKey(id, 'retire');
    await process.rest();
    expect(keyOf(world.user, k1.id)?.status).toBe('Inactive');
    expectPromisesKept(world, process.views());
  });

  test('F10: every profile that shares the key gets the new one', async () => {
    const world = createWorld();
    world.files.put(credentials, 'same', k1);
    world.files.put(config, 'play', k1);
    await world.start().rotate('work');
    const pairs = ['work', 'same', 'play'].map((name) => given(world.files.pairOfProfile(name)));
    expect(pairs.every((pair) => samePair(pair, k2))).toBe(true);
  });

  test('F11: a keychain that is locked, fails or loses its contents costs no key', async () => {
    const world = createWorld();
    world.policy = defaultPolicy;
    const process = world.start();
    await process.rotate('work');
    for (const id of await world.keychain.list()) await world.keychain.remove(id);
    expect(await world.start().recover()).toMatchObject([{ state: 'succeeded' }]);
    expectPromisesKept(world, process.views());
  });

  test('F12: a code is asked for before anything is made, and again where AWS does not take it', async () => {
    const world = createWorld();
    const device = 'arn:aws:iam::111122223333:mfa/phone';
    world.user.mfaPolicy = 'MFA_NEEDED';
    world.user.devices.push(device);
    const process = world.start();
    const { id } = await process.rotate('work');
    await process.rotator.answer(id, { to: 'MFA code', device, code: '999999' });
    await process.rest();
    expect(process.view(id)).toMatchObject({ question: { refused: { code: 'MFA_CODE_REFUSED' } } });
    expect(world.aws.made).toEqual([]);
  });

  test('F13: a user below an IAM path is called by the last part of the ARN', async () => {
    const world = createWorld();
    const far = pairNamed('far');
    const user = userWith(far, world.clock.now(), { path: 'division_abc/team/' });
    world.aws.users.push(user);
    world.files.put(config, 'far', far);
    // The double refuses every other name.
    expect(await world.start().rotate('far')).toMatchObject({
      state: 'succeeded',
      user: user.name,
    });
  });

  test('F14: a denial by an MFA policy is said in words about MFA', async () => {
    const world = createWorld();
    world.user.mfaPolicy = 'MFA_NEEDED';
    expect(await world.start().rotate('work')).toMatchObject({
      state: 'failed',
      failure: { code: 'MFA_NO_DEVICE' },
    });
  });

  test('F15: a malformed key is a profile that can’t rotate, and no crash', () => {
    expect(accessKeyId('AKI')).toBeUndefined();
    const text = '[odd]\naws_access_key_id = AKI\naws_secret_access_key = short\n';
    const location = { kind: 'credentials', path: '/credentials', from: 'home' } as const;
    const [profile] = readProfiles([{ location, document: parseDocument(Buffer.from(text)) }]);
    expect(profile?.name).toBe('odd');
    expect(profile?.kind).not.toBe('long-term key');
  });

  test('F16: a failure tells no secret: not in the journal, the history, a view or an error', async () => {
    const world = createWorld();
    world.policy = defaultPolicy;
    world.aws.trouble('CreateAccessKey', [{ kind: 'torn' }]);
    const process = world.start();
    await process.rotate('work');
    world.files.trouble(credentials, [diskFull]);
    await process.rotate('work');
    const told = JSON.stringify([
      world.journal.written,
      world.history,
      process.views(),
      world.errors,
    ]);
    expect(told).toContain(k2.id);
    expect(told).not.toContain('secret of');
  });

  test('F17: what fell due while the computer slept is done when it wakes', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    const process = world.start();
    await process.rotate('work');
    world.clock.pass(30 * 86_400_000);
    await process.recover();
    expect(keyOf(world.user, k1.id)).toBeUndefined();
    expectPromisesKept(world, process.views());
  });

  test('F18: a user whom AWS has put into quarantine keeps the key there is, and is told which call was denied', async () => {
    const world = createWorld();
    world.user.denied.set('CreateAccessKey', 'KEY_IN_QUARANTINE');
    const process = world.start();
    expect(await process.rotate('work')).toMatchObject({
      state: 'failed',
      failure: { code: 'KEY_IN_QUARANTINE', action: 'CreateAccessKey' },
      undone: 'nothing was made',
    });
    expect(keyOf(world.user, k1.id)?.status).toBe('Active');
    expectPromisesKept(world, process.views());
  });

  test('F19: an id is never saved with the secret of another', async () => {
    const world = createWorld();
    world.files.put(config, 'play', k1);
    // Each of the two saves goes wrong in another way.
    world.files.trouble(credentials, [{ code: 'FILE_NOT_SAVED', renamed: true }]);
    world.files.trouble(config, [{ code: 'FILE_CHANGED_MEANWHILE', renamed: false }]);
    const process = world.start();
    await process.rotate('work');
    const pairs = [...world.files.content.values()].flatMap((file) => [...file.values()]);
    expect(pairs.every((pair) => [k1, k2].some((known) => samePair(known, pair)))).toBe(true);
    expectPromisesKept(world, process.views());
  });

  test('F20: a deleted key counts as gone when lists agree, not when AWS says yes', async () => {
    const world = createWorld();
    world.aws.lag.deleted = 4_000;
    world.files.trouble(credentials, [diskFull]);
    const process = world.start();
    await process.rotate('work');
    const { calls } = process.power;
    const deleted = calls.findIndex((call) => call.startsWith(`aws.deleteKey ${k2.id}`));
    const lists = calls.slice(deleted).filter((call) => call === 'aws.listKeys').length;
    expect(lists).toBeGreaterThan(2);
    expect(process.views()).toMatchObject([{ undone: 'new key deleted' }]);
  });

  test('F21: it is the new key that signs its own proof, and nothing else', async () => {
    const world = createWorld();
    await world.start().rotate('work');
    const proof = afterCreation(world).slice(0, 6);
    expect(new Set(proof.map(({ signer }) => signer))).toEqual(new Set([k2.id]));
    expect(proof.filter(({ action }) => action === 'GetCallerIdentity')).toHaveLength(3);
    expect(proof.filter(({ action }) => action === 'ListAccessKeys')).toHaveLength(3);
  });

  test.each(['CERTIFICATE_NOT_TRUSTED', 'NOT_AWS', 'OFFLINE'] as const)(
    'F22: a company’s proxy in between is said as what it is, and nothing has changed: %s',
    async (code) => {
      const world = createWorld();
      for (const action of [
        'GetAccessKeyLastUsed',
        'GetCallerIdentity',
        'ListAccessKeys',
      ] as const) {
        world.aws.alwaysTrouble(action, { kind: 'refused', code });
      }
      expect(await world.start().rotate('work')).toMatchObject({
        state: 'failed',
        failure: { code },
      });
      expect(world.aws.made).toEqual([]);
      expect(world.files.pairOfProfile('work')).toEqual(k1);
    },
  );
});
