import { randomBytes } from 'node:crypto';
import type { AccessKeyId } from '../../shared/values/identifiers.ts';
import type { Secret } from '../secrets/secret.ts';

/** The name under which a secret is kept, most often the id of its access key. */
export type Slot = string & { readonly __brand: 'Slot' };

/** A slot: 1 to 128 letters, digits, dots, hyphens and underscores; undefined for any other text. */
export function slot(text: string): Slot | undefined {
  return /^[\w.-]{1,128}$/.test(text) ? (text as Slot) : undefined;
}

/** The slot of a key; every id is fit to be one. */
export function slotOf(id: AccessKeyId): Slot {
  return id as string as Slot;
}

/** Where the keychain is tried out. No key has such a name, and no two trials share one: another Keyturn may be at it. */
export function newProbeSlot(): Slot {
  return `keyturn-probe-${randomBytes(4).toString('hex')}` as Slot;
}

/**
 * Where secrets are kept between two starts. Every call throws `KeychainFailed` where the answer is not known:
 * undefined, false and an empty list mean that it was looked and nothing was there. Calls are done in the order in
 * which they were made, also those that timed out meanwhile.
 */
export type SecretStore = {
  /** Keeps the secret, in place of one that is there. One that timed out may still be kept later. Read it back before relying on it. */
  put(slot: Slot, secret: Secret): Promise<void>;
  /** The secret, or undefined where the slot is empty. */
  get(slot: Slot): Promise<Secret | undefined>;
  /** Whether there was one to remove. A removal that timed out is still done, in its turn. */
  remove(slot: Slot): Promise<boolean>;
  /** The slots that hold a secret. */
  list(): Promise<readonly Slot[]>;
};
