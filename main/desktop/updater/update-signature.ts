import { type KeyObject, verify } from 'node:crypto';

// The last lines of a list, for YAML a comment: list and signature are one file, which no server can hold half of.
const LINE = /(?:^|\n)# signature: (?<signature>[A-Za-z0-9+/]{86}==)\n$/u;

// One for each key of the publisher, who has two while one takes the place of another.
const MOST_SIGNATURES = 4;

/**
 * What a signature is made of: the list, and the name of its file, so that the list of another system is not taken for
 * it, nor anything else that the key may ever sign.
 */
export function signedContent(file: string, list: string): Buffer {
  return Buffer.from(`Keyturn, list of updates\n${file}\n${list}`);
}

/** The line of a signature, as it stands below the list. */
export function signatureLine(signature: Buffer): string {
  return `# signature: ${signature.toString('base64')}\n`;
}

/**
 * The part of a file's text that one of the keys has signed, and nothing else of it: undefined where none has. Pure.
 */
export function signedList(
  text: string,
  file: string,
  keys: readonly KeyObject[],
): string | undefined {
  let list = text;
  const signatures: Buffer[] = [];
  for (let found = LINE.exec(list); found !== null; found = LINE.exec(list)) {
    if (signatures.length === MOST_SIGNATURES) return undefined;
    signatures.push(Buffer.from(found.groups?.['signature'] ?? '', 'base64'));
    list = list.slice(0, found.index === 0 && found[0].startsWith('#') ? 0 : found.index + 1);
  }
  const content = signedContent(file, list);
  const isSigned = signatures.some((signature) =>
    keys.some(
      (key) => key.asymmetricKeyType === 'ed25519' && verify(null, content, key, signature),
    ),
  );
  return isSigned ? list : undefined;
}
