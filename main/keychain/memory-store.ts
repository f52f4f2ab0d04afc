import type { Secret } from '../secrets/secret.ts';
import { KeychainError, type KeychainReason } from './keychain-error.ts';
import type { SecretStore, Slot } from './secret-store.ts';

/** A store that can be made to fail. */
export type MemoryStore = SecretStore & {
  /** From now on every call fails so; undefined ends it. */
  failWith(reason: KeychainReason | undefined): void;
};

/** The twin of the keychain that forgets everything when the process ends. */
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
        // The system's keychains take no empty text either.
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
