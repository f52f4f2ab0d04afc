import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../main/keychain/memory-store.ts';
import { probeKeychain } from '../../../main/keychain/probe.ts';
import type { SecretStore } from '../../../main/keychain/secret-store.ts';
import { Secret } from '../../../main/secrets/secret.ts';

describe('trying out the keychain', () => {
  it.each([
    ['locked', 'locked'],
    ['absent', 'absent'],
    ['failed', 'failed'],
    ['timed out', 'failed'],
  ] as const)('finds one that is %s %s', async (reason, state) => {
    const store = createMemoryStore();
    store.failWith(reason);
    expect(await probeKeychain(store)).toBe(state);
    store.failWith(undefined);
    expect(await probeKeychain(store)).toBe('works');
  });

  it.each<readonly [string, Partial<SecretStore>]>([
    ['forgets', { get: async () => undefined }],
    ['gives back something else', { get: async () => new Secret('something else') }],
    ['removes nothing', { remove: async () => false }],
    [
      'breaks',
      {
        put: async () => {
          throw new TypeError('not a keychain');
        },
      },
    ],
  ])('does not trust one that %s', async (_name, fault) => {
    expect(await probeKeychain({ ...createMemoryStore(), ...fault })).toBe('failed');
  });
});
