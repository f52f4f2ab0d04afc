import type { Secret } from '../secrets/secret.ts';
import { KeychainError } from './keychain-error.ts';
import type { SecretStore, Slot } from './secret-store.ts';

/** A secret to write. `wasFull`: the slot held a secret before. */
export type CheckedPut = {
  readonly slot: Slot;
  readonly secret: Secret;
  readonly wasFull: boolean;
};

/**
 * Writes, reads back and compares. Throws the store's `KeychainError`, also where it reads back another value. After a
 * failure, an empty slot is emptied again as soon as the keychain answers: no later call finds it full.
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
    // An earlier secret may still be in the slot: it must not be removed.
    if (isSpoilt || !wasFull) await takeBack(store, slot, cause);
    throw cause;
  }
}

async function takeBack(store: SecretStore, slot: Slot, cause: unknown): Promise<void> {
  const removed = store.remove(slot).catch(() => undefined);
  // If the keychain hangs, the removal is queued after the write: waiting for it would only take longer.
  if (cause instanceof KeychainError && cause.reason === 'timed out') return;
  await removed;
}
