import { createPublicKey, type KeyObject } from 'node:crypto';

/**
 * Whose lists of updates an installed Keyturn believes: Ed25519, in Base64 as `openssl pkey -pubout` has it between its
 * two lines. Two of them while one takes the place of another: `docs/releasing.md`. Empty until there is a publisher;
 * nothing is released before, and a package made meanwhile takes no update.
 */
export const releaseKeys: readonly string[] = [];

/** Its private half lies with the tests, for everybody to see: believed by what runs from a folder alone. */
export const developmentKey = 'MCowBQYDK2VwAyEAfX5+so+b4CQyU1+DYZ0ENl8AraY0Z8y6+ntoujvwXL4=';

/** The keys that this Keyturn believes. */
export function trustedKeys(isPackaged: boolean): readonly KeyObject[] {
  return (isPackaged ? releaseKeys : [...releaseKeys, developmentKey]).map(publicKeyOf);
}

/** The key behind such a text. Throws where it is none. */
export function publicKeyOf(text: string): KeyObject {
  return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
}
