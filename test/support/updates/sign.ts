import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { signatureLine, signedContent } from '../../../main/desktop/updater/update-signature.ts';

/** The private half of the key that what runs from a folder believes, and nothing that is packaged. */
export const developmentPrivateKey: KeyObject = createPrivateKey(
  readFileSync(new URL('development-key.pem', import.meta.url)),
);

/** The key of somebody who has taken over a server of updates. */
export function somebodyElsesKey(): KeyObject {
  return generateKeyPairSync('ed25519').privateKey;
}

/** The text of a list's file: the list, and below it the signature of each of these keys. */
export function signed(file: string, list: string, keys: readonly KeyObject[]): string {
  const content = signedContent(file, list);
  return `${list}${keys.map((key) => signatureLine(sign(null, content, key))).join('')}`;
}
