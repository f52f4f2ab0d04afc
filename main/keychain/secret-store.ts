import type { Secret } from '../secrets/secret.ts';

/** The name under which a secret is kept, most often the id of its access key. */
export type Slot = string & { readonly __brand: 'Slot' };

/** A slot: 1 to 128 letters, digits, dots, hyphens and underscores; undefined for any other text. */
export function slot(text: string): Slot | undefined {
  return /^[\w.-]{1,128}$/.test(text) ? (text as Slot) : undefined;
}

/** Where the keychain is tried out; no key has this name. */
export const probeSlot = 'keyturn-probe' as Slot;

/**
 * Where secrets are kept between two starts. Every call throws `KeychainFailed` where the answer is not known:
 * undefined, false and an empty list mean that it was looked and nothing was there.
 */
export type SecretStore = {
  /** Keeps the secret, in place of one that is there. Read it back before relying on it. */
  put(slot: Slot, secret: Secret): Promise<void>;
  /** The secret, or undefined where the slot is empty. */
  get(slot: Slot): Promise<Secret | undefined>;
  /** Whether there was one to remove. */
  remove(slot: Slot): Promise<boolean>;
  /** The slots that hold a secret. */
  list(): Promise<readonly Slot[]>;
};
