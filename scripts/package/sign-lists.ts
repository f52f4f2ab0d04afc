import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { releaseKeys } from '../../main/desktop/updater/update-keys.ts';
import {
  signatureLine,
  signedContent,
  signedList,
} from '../../main/desktop/updater/update-signature.ts';
import { CannotPrepare } from '../prepare/types.ts';

/** The environment variable of a release with the private keys that sign lists of updates, as PEM. */
export const signingVariable = 'UPDATE_SIGNING_KEY';

const PEM = /-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----/gu;

/**
 * Removes the private keys from the environment, so that no packing tool can read them there, and returns them. Throws
 * `CannotPrepare` where there is none, and for one whose public half no package trusts.
 */
export function takeSigningKeys(
  environment: NodeJS.ProcessEnv,
  believed: readonly string[] = releaseKeys,
): readonly KeyObject[] {
  const texts = environment[signingVariable]?.match(PEM) ?? [];
  delete environment['UPDATE_SIGNING_KEY'];
  if (texts.length === 0) {
    throw new CannotPrepare(
      `No list of updates is published unsigned, and ${signingVariable} holds no private key. docs/releasing.md says how to make one.`,
    );
  }
  return texts.map((text) => {
    const key = privateKeyOf(text);
    const spelled = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
    if (!believed.includes(spelled)) {
      throw new CannotPrepare(
        `No Keyturn would believe what a key in ${signingVariable} signs: ${spelled} is not among the releaseKeys of main/desktop/updater/update-keys.ts.`,
      );
    }
    return key;
  });
}

function privateKeyOf(text: string): KeyObject {
  try {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // The error's own message might quote the key.
  }
  throw new CannotPrepare(`A key in ${signingVariable} is no Ed25519 key in PEM.`);
}

/**
 * Signs each list of updates in this folder and verifies it; returns their paths. Throws `CannotPrepare` if there is
 * none.
 */
export async function signLists(
  folder: string,
  keys: readonly KeyObject[],
): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => /^latest[\w-]*\.yml$/u.test(name));
  if (names.length === 0) throw new CannotPrepare('There is no list of updates to sign.');
  return Promise.all(
    names.map(async (name) => {
      const place = path.join(folder, name);
      const written = await readFile(place, 'utf8');
      const list = written.endsWith('\n') ? written : `${written}\n`;
      const content = signedContent(name, list);
      const lines = keys.map((key) => signatureLine(sign(null, content, key)));
      await writeFile(place, `${list}${lines.join('')}`);
      const known = keys.map((key) => createPublicKey(key));
      if (signedList(await readFile(place, 'utf8'), name, known) !== list) {
        throw new CannotPrepare(`${name} can't be read back as signed.`);
      }
      return place;
    }),
  );
}
