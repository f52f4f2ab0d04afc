import type { Secret } from '../secrets/secret.ts';
import { KeychainError } from './keychain-error.ts';
import type { SecretStore, Slot } from './secret-store.ts';

/** Keeps a secret in a slot that was empty or full before. */
export type CheckedPut = {
  readonly slot: Slot;
  readonly secret: Secret;
  readonly wasFull: boolean;
};

/**
 * Writes, reads back and compares. Throws what the store throws, and `KeychainFailed` where it gives back something
 * else. After a failure an empty slot is empty again, as soon as the keychain answers: no later call finds it full.
 */
export async function putChecked(
  store: SecretStore,
  { slot, secret, wasFull }: CheckedPut,
): Promise<void> {
  let isSpoilt = false;
  try {
    await store.put(slot, secret);
    const kept = await store.get(slot);
    isSpoilt = kept?.equals(secret) !== true;
    if (isSpoilt) throw new KeychainError('failed');
  } catch (cause) {
    // What was in the slot before may be there still, and is worth more than a clean slot.
    if (isSpoilt || !wasFull) await takeBack(store, slot, cause);
    throw cause;
  }
}

async function takeBack(store: SecretStore, slot: Slot, cause: unknown): Promise<void> {
  const removed = store.remove(slot).catch(() => undefined);
  // A keychain that hangs removes it behind the late write: to wait for that again would only take longer.
  if (cause instanceof KeychainError && cause.reason === 'timed out') return;
  await removed;
}
