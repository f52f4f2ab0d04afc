import { randomBytes } from 'node:crypto';
import type { AccessKeyId } from '../../shared/values/identifiers.ts';
import type { Secret } from '../secrets/secret.ts';

/** The name of a secret in the store: the ID of its access key, or of a probe. */
export type Slot = string & { readonly __brand: 'Slot' };

/** Parses a slot: 1 to 128 letters, digits, dots, hyphens and underscores. Undefined for other text. */
export function slot(text: string): Slot | undefined {
  return /^[\w.-]{1,128}$/.test(text) ? (text as Slot) : undefined;
}

/** The slot of a key: every key ID is a valid slot. */
export function slotOf(id: AccessKeyId): Slot {
  return id as string as Slot;
}

/** A slot for a test of the keychain. No key has such a name; it is random, as another Keyturn may be testing, too. */
export function newProbeSlot(): Slot {
  return `keyturn-probe-${randomBytes(4).toString('hex')}` as Slot;
}

/**
 * Where secrets are kept between two starts. Every call throws `KeychainError` where its answer is unknown: undefined,
 * false and an empty list mean that there is nothing. Calls are done in the order in which they were made, also those
 * that have timed out.
 */
export type SecretStore = {
  /** Writes or replaces a secret; after a timeout it may still be written later. Read it back before relying on it. */
  put(slot: Slot, secret: Secret): Promise<void>;
  /** The secret, or undefined where the slot is empty. */
  get(slot: Slot): Promise<Secret | undefined>;
  /** Whether there was one to remove. A removal that timed out is still done later. */
  remove(slot: Slot): Promise<boolean>;
  /** The slots that hold a secret. */
  list(): Promise<readonly Slot[]>;
};
