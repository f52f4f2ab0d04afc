import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { signatureLine, signedContent } from '../../../main/desktop/updater/update-signature.ts';

/** The private half of the key that Keyturn trusts when it runs from a folder, but never when it is packaged. */
export const developmentPrivateKey: KeyObject = createPrivateKey(
  readFileSync(new URL('development-key.pem', import.meta.url)),
);

/** The key of an attacker who has taken over a server of updates. */
export function somebodyElsesKey(): KeyObject {
  return generateKeyPairSync('ed25519').privateKey;
}

/** The text of a list's file: the list, followed by the signature of each of these keys. */
export function signed(file: string, list: string, keys: readonly KeyObject[]): string {
  const content = signedContent(file, list);
  return `${list}${keys.map((key) => signatureLine(sign(null, content, key))).join('')}`;
}
