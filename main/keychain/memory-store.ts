import type { Secret } from '../secrets/secret.ts';
import { KeychainError, type KeychainReason } from './keychain-error.ts';
import type { SecretStore, Slot } from './secret-store.ts';

/** A store for tests, which can be made to fail. */
export type MemoryStore = SecretStore & {
  /** All calls fail with this reason from now on; undefined ends that. */
  failWith(reason: KeychainReason | undefined): void;
};

/** A secret store in memory, for tests. */
export function createMemoryStore(): MemoryStore {
  const secrets = new Map<Slot, Secret>();
  let failing: KeychainReason | undefined;

  async function answer<Answer>(act: () => Answer): Promise<Answer> {
    if (failing !== undefined) throw new KeychainError(failing);
    return act();
  }

  return {
    put: (slot, secret) =>
      answer(() => {
        // The system's keychains refuse empty texts, too.
        if (secret.reveal() === '') throw new KeychainError('failed');
        secrets.set(slot, secret);
      }),
    get: (slot) => answer(() => secrets.get(slot)),
    remove: (slot) => answer(() => secrets.delete(slot)),
    list: () => answer(() => [...secrets.keys()]),
    failWith: (reason) => {
      failing = reason;
    },
  };
}
