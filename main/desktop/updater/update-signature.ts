import { type KeyObject, verify } from 'node:crypto';

// The last lines of a list, a comment in YAML: list and signature are one file, so that no server can have only one of
// them.
const LINE = /(?:^|\n)# signature: (?<signature>[A-Za-z0-9+/]{86}==)\n$/u;

// One for each key of the publisher, who has two while one replaces another.
const MOST_SIGNATURES = 4;

/**
 * The text that is signed: the list and the name of its file, so that neither the list of another system nor anything
 * else that the key signs can be taken for it.
 */
export function signedContent(file: string, list: string): Buffer {
  return Buffer.from(`Keyturn, list of updates\n${file}\n${list}`);
}

/** The line of a signature, as it is written below the list. */
export function signatureLine(signature: Buffer): string {
  return `# signature: ${signature.toString('base64')}\n`;
}

/** The part of a file's text that one of the keys has signed, without the rest; undefined where none has. Pure. */
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
