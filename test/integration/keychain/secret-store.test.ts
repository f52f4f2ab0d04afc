import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../main/keychain/memory-store.ts';
import { probeKeychain } from '../../../main/keychain/probe.ts';
import { slot, type SecretStore, type Slot } from '../../../main/keychain/secret-store.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { type RemoteStore, startStore } from './remote-store.ts';
import { type Session, startSession } from './session.ts';

const one = named('AKIAIOSFODNN7EXAMPLE');
const other = named('AKIAI44QH8DHBEXAMPLE');
const secret = new Secret('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY');

function named(text: string): Slot {
  const found = slot(text);
  if (found === undefined) throw new Error(`"${text}" is no slot`);
  return found;
}

describe.each(['memory', 'keytar'] as const)('the %s store', { timeout: 30_000 }, (kind) => {
  let session: Session | undefined;
  let remote: RemoteStore | undefined;
  let store: SecretStore = createMemoryStore();

  beforeAll(async () => {
    if (kind === 'memory') return;
    session = await startSession('unlocked');
    store = remote = startStore(session.environment);
  }, 30_000);

  afterEach(async () => {
    for (const name of await store.list()) await store.remove(name);
  });

  afterAll(async () => {
    await remote?.end();
    await session?.close();
  });

  it('gives back what it was given', async () => {
    await store.put(one, secret);
    expect((await store.get(one))?.equals(secret)).toBe(true);
  });

  it('distinguishes an empty slot from a full one', async () => {
    await store.put(one, secret);
    expect(await store.get(other)).toBeUndefined();
  });

  it('keeps the later of two secrets', async () => {
    await store.put(one, new Secret('the earlier one'));
    await store.put(one, secret);
    expect((await store.get(one))?.equals(secret)).toBe(true);
    expect(await store.list()).toEqual([one]);
  });

  it('removes one secret and says whether there was one', async () => {
    await store.put(one, secret);
    await store.put(other, secret);
    expect(await store.remove(one)).toBe(true);
    expect(await store.remove(one)).toBe(false);
    expect(await store.get(one)).toBeUndefined();
    expect((await store.get(other))?.equals(secret)).toBe(true);
  });

  it('lists what it holds, and nothing of its own making', async () => {
    expect(await store.list()).toEqual([]);
    await store.put(one, secret);
    await store.put(other, secret);
    await store.get(named('AKIANOTTHEREEXAMPLE'));
    expect((await store.list()).toSorted()).toEqual([other, one].toSorted());
  });

  it('answers many questions at once, each rightly', async () => {
    await store.put(one, secret);
    const answers = await Promise.all([
      store.get(other),
      store.list(),
      store.get(one),
      store.remove(other),
      store.get(other),
    ]);
    expect(answers).toEqual([undefined, [one], secret, false, undefined]);
    expect(answers[2]?.equals(secret)).toBe(true);
  });

  it('refuses to keep an empty text', async () => {
    await expect(store.put(one, new Secret(''))).rejects.toMatchObject({ reason: 'failed' });
    expect(await store.get(one)).toBeUndefined();
  });

  it('is found to work, and the trial leaves nothing behind', async () => {
    expect(await (remote?.probe() ?? probeKeychain(store))).toBe('works');
    expect(await store.list()).toEqual([]);
  });
});
