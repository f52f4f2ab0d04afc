import { describe, expect, it, vi } from 'vitest';
import { createKeytarStore, type Keytar } from '../../../main/keychain/keytar-store.ts';
import { slot, type Slot } from '../../../main/keychain/secret-store.ts';
import { Secret } from '../../../main/secrets/secret.ts';

const name = named('AKIAIOSFODNN7EXAMPLE');

function named(text: string): Slot {
  const found = slot(text);
  if (found === undefined) throw new Error(`"${text}" is no slot`);
  return found;
}

/** A keychain that asks a person, who answers when the test says so. */
function askingKeytar() {
  const prompts: (() => void)[] = [];
  const keytar = {
    getPassword: vi.fn(
      () => new Promise<string | null>((resolve) => prompts.push(() => resolve('kept'))),
    ),
    setPassword: vi.fn(async () => undefined),
    deletePassword: vi.fn(async () => true),
    findCredentials: vi.fn(async () => []),
  } satisfies Keytar;
  return { keytar, answer: () => prompts.shift()?.() };
}

describe('a keychain that does not answer', () => {
  it('is given up after the time limit, and asked nothing more while it is still busy', async () => {
    const { keytar, answer } = askingKeytar();
    const store = createKeytarStore({ load: async () => keytar, limitMs: 20 });
    const timedOut = { name: 'KeychainError', reason: 'timed out' };
    await expect(store.get(name)).rejects.toMatchObject(timedOut);
    await expect(store.put(name, new Secret('text'))).rejects.toMatchObject(timedOut);
    expect(keytar.setPassword).not.toHaveBeenCalled();
    answer();
    await store.put(name, new Secret('later'));
    // what was given up is not done behind anybody's back
    expect(keytar.setPassword.mock.calls).toEqual([['Keyturn', name, 'later']]);
  });

  it('counts as absent where its library cannot be loaded', async () => {
    const load = async (): Promise<never> => {
      throw new Error('libsecret-1.so.0: cannot open shared object file');
    };
    const store = createKeytarStore({ load });
    await expect(store.get(name)).rejects.toMatchObject({ reason: 'absent' });
  });

  it('says failed where the sentence of the system is not known', async () => {
    const { keytar } = askingKeytar();
    keytar.setPassword.mockRejectedValue(new Error('Der Datenträger ist voll'));
    const store = createKeytarStore({ load: async () => keytar });
    await expect(store.put(name, new Secret('text'))).rejects.toMatchObject({ reason: 'failed' });
  });

  it('does not believe "nothing" of a keyring that was locked while it was asked', async () => {
    const { keytar } = askingKeytar();
    keytar.getPassword.mockResolvedValue(null);
    const store = createKeytarStore({ load: async () => keytar, platform: 'linux' });
    await expect(store.get(name)).rejects.toMatchObject({ reason: 'locked' });
  });

  it('believes "nothing" where a locked keychain is an error by itself', async () => {
    const { keytar } = askingKeytar();
    keytar.getPassword.mockResolvedValue(null);
    const store = createKeytarStore({ load: async () => keytar, platform: 'darwin' });
    expect(await store.get(name)).toBeUndefined();
    expect(keytar.setPassword).not.toHaveBeenCalled();
  });
});
