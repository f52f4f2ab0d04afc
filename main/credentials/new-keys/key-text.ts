import { accessKeyId } from '../../../shared/values/identifiers.ts';
import type { SplitComments } from './comments.ts';
import { isSecret, type NewKey, newKey, notFound, SECRET_LENGTH } from './key-words.ts';

const idPattern = /(?<![A-Za-z0-9])AKIA[A-Z0-9]{12,124}(?![A-Za-z0-9])/g;
const labelledSecret =
  /secret[_ -]?(?:access[_ -]?)?key["']?[ \t]{0,16}(?:[=:]|[ \t,\n]|\r\n)\s{0,16}["']?([A-Za-z0-9/+=]{16,128})(?![A-Za-z0-9/+=])/gi;
const bareSecret = /(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g;
const labelledUser = /user[_ -]?name["']?[ \t]{0,16}[=:][ \t]{0,16}["']?([\w+=,.@-]{1,64})/i;

type TextMatch = { readonly index: number; readonly text: string };

/**
 * The keys in a copied text: lines of a shell, a section of the credentials file, JSON, a message, or the two values
 * alone. Throws NEW_KEY_NOT_FOUND where it is unclear which ID and secret belong together.
 */
export function keysOfText({ text, comments }: SplitComments): readonly NewKey[] {
  const ids = idsIn(text);
  const secrets = secretsIn(text);
  if (ids.length === 0 || secrets.length === 0) throw notFound(instead(text, comments));
  if (ids.length === 1 && secrets.length === 1) {
    return [newKey(ids[0]?.text, secrets[0]?.text, labelledUser.exec(text)?.[1])];
  }
  const sections = text.split(/^[ \t]*\[[^\]\r\n]{1,512}\][ \t]*$/mu);
  return sections.length > 1 ? sections.flatMap(keyOfSection) : keysInTurn(text, ids, secrets);
}

/** The key of a section, if it has one. Throws NEW_KEY_NOT_FOUND for more than one. */
function keyOfSection(section: string): readonly NewKey[] {
  const [ids, secrets] = [idsIn(section), secretsIn(section)];
  if (ids.length === 0 && secrets.length === 0) return [];
  if (ids.length !== 1 || secrets.length !== 1) throw notFound('several keys');
  return [newKey(ids[0]?.text, secrets[0]?.text)];
}

/** Several keys: each secret has a label and is between its ID and the next one. */
function keysInTurn(
  text: string,
  ids: readonly TextMatch[],
  secrets: readonly TextMatch[],
): readonly NewKey[] {
  const isPlain =
    ids.length === secrets.length &&
    labelledSecretsIn(text).length > 0 &&
    ids.every(({ index }, turn) => {
      const after = ids[turn + 1]?.index ?? text.length;
      const at = secrets[turn]?.index ?? -1;
      return at > index && at < after;
    });
  if (!isPlain) throw notFound('several keys');
  return ids.map((found, turn) => newKey(found.text, secrets[turn]?.text));
}

function idsIn(text: string): readonly TextMatch[] {
  return distinct([...text.matchAll(idPattern)].map(({ index, 0: id }) => ({ index, text: id })));
}

function secretsIn(text: string): readonly TextMatch[] {
  const labelled = labelledSecretsIn(text);
  if (labelled.length > 0) return labelled;
  const bare = [...text.matchAll(bareSecret)].map(({ index, 0: secret }) => ({
    index,
    text: secret,
  }));
  return distinct(bare).filter((found) => isSecret(found.text));
}

function labelledSecretsIn(text: string): readonly TextMatch[] {
  const labelled = [...text.matchAll(labelledSecret)].map(({ index, 1: secret = '' }) => ({
    index,
    text: secret,
  }));
  // Not the ID below the name of a column, nor a long word of a sentence.
  return distinct(labelled).filter(
    (found) =>
      accessKeyId(found.text) === undefined &&
      (found.text.length === SECRET_LENGTH || /[\d/+=]/u.test(found.text)),
  );
}

function distinct(found: readonly TextMatch[]): readonly TextMatch[] {
  const seen = new Set<string>();
  return found.filter(({ text }) => !seen.has(text) && seen.add(text));
}

/** What the text holds instead of a complete key. */
function instead(text: string, comments: string): Parameters<typeof notFound>[0] {
  const [ids, secrets] = [idsIn(text), secretsIn(text)];
  const isCommented =
    (ids.length > 0 || idsIn(comments).length > 0) &&
    (secrets.length > 0 || secretsIn(comments).length > 0);
  if (isCommented) return 'a key in comments';
  if (ids.length === 0) return holdsEncodedId(text) ? 'an encoded key' : undefined;
  return isBroken(text) ? 'a part of a secret' : undefined;
}

/** Whether there is a key ID in Base64, as in secrets of Kubernetes. */
function holdsEncodedId(text: string): boolean {
  const encoded = text.matchAll(/(?<![A-Za-z0-9+/])QUtJQ[A-Za-z0-9+/]{16,180}(?![A-Za-z0-9+/])/g);
  return [...encoded].some(
    ({ 0: token }) => accessKeyId(Buffer.from(token, 'base64').toString().trim()) !== undefined,
  );
}

/** Whether a secret continues in the next line, as mail programs break lines. */
function isBroken(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/u);
  return lines.some((line, at) => {
    const end =
      /(?<![A-Za-z0-9/+])([A-Za-z0-9/+]{1,39})=?[ \t]{0,8}$/u.exec(line.slice(-64))?.[1] ?? '';
    const start =
      /^[ \t>]{0,16}([A-Za-z0-9/+=]{1,39})(?![A-Za-z0-9/+=])/u.exec(lines[at + 1] ?? '')?.[1] ?? '';
    return end.length + start.length === SECRET_LENGTH && /\d/u.test(end + start);
  });
}
