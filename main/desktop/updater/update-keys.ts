import { createPublicKey, type KeyObject } from 'node:crypto';

/**
 * The keys whose lists of updates an installed Keyturn trusts: Ed25519, in Base64 as `openssl pkey -pubout` has it
 * between its two lines. Two of them while one replaces another: `docs/releasing.md`. Empty until there is a publisher;
 * nothing is released before, and a package built until then takes no update.
 */
export const releaseKeys: readonly string[] = [];

/** Its private half is public, with the tests: trusted only when Keyturn runs from a folder. */
export const developmentKey = 'MCowBQYDK2VwAyEAfX5+so+b4CQyU1+DYZ0ENl8AraY0Z8y6+ntoujvwXL4=';

/** The keys that this Keyturn trusts. */
export function trustedKeys(isPackaged: boolean): readonly KeyObject[] {
  return (isPackaged ? releaseKeys : [...releaseKeys, developmentKey]).map(publicKeyOf);
}

/** The key in such a text. Throws where it is none. */
export function publicKeyOf(text: string): KeyObject {
  return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
}
