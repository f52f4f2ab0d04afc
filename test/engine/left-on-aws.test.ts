import { describe, expect, test } from 'vitest';
import { maskKeyId } from '../../shared/values/identifiers.ts';
import { given, keyOf, pairNamed } from '../support/engine/iam.ts';
import { expectPromisesKept } from '../support/engine/promises.ts';
import { shownSentences } from '../support/engine/shown-sentences.ts';
import {
  config,
  createWorld,
  credentials,
  k1,
  type Process,
  type View,
} from '../support/engine/world.ts';

const k2 = pairNamed('new1');
const phone = 'arn:aws:iam::111122223333:mfa/phone';
const named = maskKeyId(k2.id);

/** A rotation that was killed while its new key was proven, of a user whose key calls take MFA; as the next start finds it. */
async function waitsForMfa(): Promise<View> {
  const world = createWorld();
  world.user.mfaPolicy = 'ACCESS_DENIED';
  world.user.devices.push(phone);
  const process = world.start();
  const { id } = await process.rotate('work');
  world.when('journal.append proved', () => process.power.cut());
  await process.rotator.answer(id, { to: 'MFA code', device: phone, code: '123456' });
  await process.rest();
  const [view] = await world.start().recover();
  if (view === undefined) throw new Error('nothing is shown');
  return view;
}

/** The new key is saved, and another program has put the old one back. */
async function oldKeyIsBack() {
  const world = createWorld();
  const process = world.start();
  const { id } = await process.rotate('work');
  world.others.write(credentials, 'work', k1);
  await process.rotator.lookForOldKeys();
  expect(process.view(id)).toMatchObject({ state: 'open', reason: 'old key back' });
  return { world, process, id };
}

async function settle(process: Process, { id }: Pick<View, 'id'>): Promise<void> {
  await process.rotator.resolveOpen(id, 'it is settled', undefined);
  await process.rest();
}

describe('a rotation of which a person says that it is taken care of', () => {
  test('goes on naming the new key, in this process and the next, until it is gone from AWS', async () => {
    const { world, process, id } = await oldKeyIsBack();
    expect(shownSentences(process.view(id), 'en')).toContain(named);
    await settle(process, { id });
    const left = {
      state: 'open',
      reason: 'left on AWS',
      failure: { code: 'LEFT_BEHIND' },
      keys: [{ keyId: k2.id, status: 'Active', profiles: [] }],
      choices: ['delete the key left behind', 'try again', 'leave it on AWS'],
    };
    expect(process.view(id)).toMatchObject(left);
    expect(shownSentences(process.view(id), 'en')).toContain(named);
    const next = world.start();
    expect(await next.recover()).toMatchObject([left]);
    expect(shownSentences(next.view(id), 'de')).toContain(named);
    expect(keyOf(world.user, k2.id)?.status).toBe('Active');

    world.others.remove(k2.id);
    world.clock.pass(3_600_000);
    expect(await next.recover()).toEqual([]);
    expect(world.journal.known()).toEqual([]);
    expect(world.history.map(({ event }) => event)).toContain('closed by a person');
  });

  test('is over at once where nothing of it is left but what the files hold', async () => {
    const { world, process, id } = await oldKeyIsBack();
    world.others.remove(k2.id);
    await settle(process, { id });
    expect(process.views()).toEqual([]);
    expect(world.journal.known()).toEqual([]);
    expectPromisesKept(world, process.views());
  });

  test('has its new key deleted where a person asks for that', async () => {
    const { world, process, id } = await oldKeyIsBack();
    await settle(process, { id });
    await process.rotator.resolveOpen(id, 'delete the key left behind', k2.id);
    await process.rest();
    expect(world.user.keys.map(({ pair }) => pair.id)).toEqual([k1.id]);
    expect(process.views()).toEqual([]);
    expect(world.journal.known()).toEqual([]);
  });

  test('never offers to delete the old key', async () => {
    const { world, process, id } = await oldKeyIsBack();
    world.others.write(credentials, 'work', k2);
    await settle(process, { id });
    expect(process.view(id)).toMatchObject({ keys: [{ keyId: k1.id }] });
    const asked = process.rotator.resolveOpen(id, 'delete the key left behind', k1.id);
    await expect(asked).rejects.toThrow('UNKNOWN_ROTATION');
    expect(keyOf(world.user, k1.id)?.status).toBe('Active');
  });

  test('is told no more where a person leaves the key on AWS, by its name', async () => {
    const { world, process, id } = await oldKeyIsBack();
    await settle(process, { id });
    await process.rotator.resolveOpen(id, 'leave it on AWS', undefined);
    await process.rest();
    expect(process.views()).toEqual([]);
    expect(await world.start().recover()).toEqual([]);
  });

  test('names both keys while AWS can’t be asked, and looks again', async () => {
    const { world, process, id } = await oldKeyIsBack();
    world.aws.alwaysTrouble('GetCallerIdentity', { kind: 'refused', code: 'OFFLINE' });
    await settle(process, { id });
    expect(process.view(id)).toMatchObject({
      reason: 'left on AWS',
      failure: { code: 'OFFLINE' },
      keys: [{ keyId: k1.id, status: 'not known' }, { keyId: k2.id }],
    });
    world.aws.calm();
    world.clock.pass(3_600_000);
    const views = await process.recover();
    expect(views).toMatchObject([{ failure: { code: 'LEFT_BEHIND' }, keys: [{ keyId: k2.id }] }]);
  });

  test('tries no more to take a key back that AWS would not let go, until a person asks for it', async () => {
    const world = createWorld();
    world.aws.lag.sts = 24 * 3_600_000;
    world.when('journal.append created', () => {
      world.user.denied.set('DeleteAccessKey', 'ACCESS_DENIED');
      world.user.denied.set('UpdateAccessKey', 'ACCESS_DENIED');
    });
    const process = world.start();
    const { id } = await process.rotate('work');
    expect(process.view(id)).toMatchObject({ state: 'open', reason: 'roll back refused' });
    world.user.denied.clear();
    const asked = world.aws.requests.filter(({ action }) => action === 'DeleteAccessKey').length;
    await settle(process, { id });
    expect(process.view(id)).toMatchObject({ reason: 'left on AWS', keys: [{ keyId: k2.id }] });
    await world.start().recover();
    expect(world.aws.requests.filter(({ action }) => action === 'DeleteAccessKey')).toHaveLength(
      asked,
    );
    await process.rotator.resolveOpen(id, 'delete the key left behind', k2.id);
    await process.rest();
    expect(world.user.keys.map(({ pair }) => pair.id)).toEqual([k1.id]);
    expect(process.views()).toEqual([]);
  });

  test('never loses a key that a file holds which is away', async () => {
    const world = createWorld();
    world.files.put(config, 'play', k1);
    const process = world.start();
    const { id } = await process.rotate('work');
    world.others.write(credentials, 'work', k1);
    await process.rotator.lookForOldKeys();
    const away = given(world.files.content.get(config));
    world.files.content.delete(config);
    await settle(process, { id });
    expect(process.view(id)).toMatchObject({ reason: 'left on AWS', keys: [{ keyId: k2.id }] });
    const asked = process.rotator.resolveOpen(id, 'delete the key left behind', k2.id);
    await expect(asked).rejects.toThrow('FILE_NOT_READABLE');
    await process.rest();
    world.files.content.set(config, away);
    expect(keyOf(world.user, k2.id)?.status).toBe('Active');
    expectPromisesKept(world, process.views());
  });

  test('can be decided about where another process holds the lock', async () => {
    const { world, process, id } = await oldKeyIsBack();
    world.lockedBy = { host: 'attic', process: 7 };
    await settle(process, { id });
    expect(process.view(id)).toMatchObject({
      state: 'open',
      reason: 'left on AWS',
      failure: { code: 'FILES_LOCKED' },
      choices: ['delete the key left behind', 'try again', 'leave it on AWS'],
    });
    await process.recover();
    expect(process.view(id)).toMatchObject({ reason: 'left on AWS' });
  });

  test('stands in the way of no other rotation of the key', async () => {
    const { process, id } = await oldKeyIsBack();
    await settle(process, { id });
    expect(await process.rotate('work')).toMatchObject({
      state: 'waiting for an answer',
      question: { about: 'two keys' },
    });
  });
});

test('a rotation that waits for an MFA code names the new key', async () => {
  const view = await waitsForMfa();
  expect(view).toMatchObject({ state: 'open', reason: 'MFA needed', newKey: named });
  expect(shownSentences(view, 'en')).toContain(`new key ${named}`);
  expect(shownSentences(view, 'de')).toContain(`neuer Schlüssel ${named}`);
});
