import { afterEach, describe, expect, it } from 'vitest';
import { slot, type Slot } from '../../../main/keychain/secret-store.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { type RemoteStore, startStore } from './remote-store.ts';
import { type Session, startSession } from './session.ts';

const opened: { end(): Promise<void> }[] = [];
const text = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const secret = new Secret(text);
const name = named('AKIAIOSFODNN7EXAMPLE');

function named(id: string): Slot {
  const found = slot(id);
  if (found === undefined) throw new Error(`"${id}" is no slot`);
  return found;
}

async function open(
  kind: Parameters<typeof startSession>[0],
): Promise<{ readonly session: Session; readonly store: RemoteStore }> {
  const session = await startSession(kind);
  opened.push({ end: () => session.close() });
  const store = startStore(session.environment);
  opened.push(store);
  return { session, store };
}

afterEach(async () => {
  for (const part of opened.splice(0).toReversed()) await part.end();
});

describe('the keychain of this system', { timeout: 30_000 }, () => {
  it.each([
    ['no bus', 'absent'],
    ['no keyring', 'absent'],
    ['empty', 'locked'],
    ['locked', 'locked'],
    ['unlocked', 'works'],
  ] as const)('in a session with the keyring "%s" is %s', async (kind, state) => {
    const { store } = await open(kind);
    expect(await store.probe()).toBe(state);
  });

  it('keeps a secret where another tool finds it under the name of Keyturn', async () => {
    const { session, store } = await open('unlocked');
    await store.put(name, secret);
    expect(await session.keyring?.lookup({ service: 'Keyturn', account: name })).toBe(text);
    expect(await session.keyring?.search({ service: 'Keyturn' })).not.toContain('write test');
  });

  it.each(['no bus', 'no keyring'] as const)('fails every call with %s', async (kind) => {
    const { store } = await open(kind);
    const absent = { reason: 'absent' };
    await expect(store.put(name, secret)).rejects.toMatchObject(absent);
    await expect(store.get(name)).rejects.toMatchObject(absent);
    await expect(store.remove(name)).rejects.toMatchObject(absent);
    await expect(store.list()).rejects.toMatchObject(absent);
  });

  it('never calls a locked keyring empty, and finds everything again once it is unlocked', async () => {
    const { session, store } = await open('unlocked');
    await store.put(name, secret);
    await session.keyring?.lock();
    const locked = { reason: 'locked' };
    await expect(store.get(name)).rejects.toMatchObject(locked);
    await expect(store.list()).rejects.toMatchObject(locked);
    await expect(store.remove(name)).rejects.toMatchObject(locked);
    await expect(store.put(name, new Secret('another'))).rejects.toMatchObject(locked);
    await session.keyring?.unlock();
    expect((await store.get(name))?.equals(secret)).toBe(true);
    expect(await store.list()).toEqual([name]);
  });

  it('fails, and does not end the process, when the keyring dies during a call', async () => {
    const { session, store } = await open('unlocked');
    await store.put(name, secret);
    await session.keyring?.daemon.stop();
    await expect(store.get(name)).rejects.toMatchObject({ name: 'KeychainError' });
    expect(await store.probe()).not.toBe('works');
  });
});
