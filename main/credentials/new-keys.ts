import { readTable } from '../../shared/csv-table.ts';
import { Failed } from '../../shared/failure.ts';
import { accessKeyId } from '../../shared/identifiers.ts';
import { accessKeySecret } from '../secrets/access-key-secret.ts';
import type { KeyPair } from '../secrets/key-pair.ts';

/** A key as somebody was given it, and whose it is where that is said. */
export type NewKey = { readonly pair: KeyPair; readonly user?: string };

// The console's file has some hundred bytes; what is larger is something else.
const largest = 64 * 1024;

const idColumns = new Set(['accesskeyid', 'awsaccesskeyid']);
const secretColumns = new Set([
  'secretaccesskey',
  'awssecretaccesskey',
  'awssecretkey',
  'secretkey',
]);
const userColumns = new Set(['username', 'user']);

/**
 * The keys in a file of AWS's console (all its layouts, also saved again by a spreadsheet) or in a text that was
 * copied: lines of a shell, a section of the credentials file, JSON, or the two values alone. Pure. Throws
 * NEW_KEY_NOT_FOUND where it is not plain which id goes with which secret, NEW_KEY_TEMPORARY, NEW_KEY_TOO_LARGE.
 */
export function readNewKeys(bytes: Buffer): readonly NewKey[] {
  if (bytes.length > largest) throw new Failed({ code: 'NEW_KEY_TOO_LARGE' });
  const text = decoded(bytes);
  if (/(?<![A-Za-z0-9])ASIA[A-Z0-9]{12,124}(?![A-Za-z0-9])/.test(text) || holdsToken(text)) {
    throw new Failed({ code: 'NEW_KEY_TEMPORARY' });
  }
  const keys = keysOfTable(text) ?? keysOfText(text);
  const ids = new Set(keys.map(({ pair }) => pair.id));
  if (keys.length === 0 || ids.size !== keys.length) throw notFound();
  return keys;
}

function notFound(): Failed {
  return new Failed({ code: 'NEW_KEY_NOT_FOUND' });
}

/** Excel saves UTF-16, and most of Windows writes a byte order mark. */
function decoded(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return bytes.toString('utf16le', 2);
  if (first === 0xfe && second === 0xff) {
    const even = bytes.subarray(2, bytes.length - (bytes.length % 2));
    return Buffer.from(even).swap16().toString('utf16le');
  }
  return bytes.toString().replace(/^\uFEFF/, '');
}

function holdsToken(text: string): boolean {
  return /session[_ -]?token["']?[\s=:]{1,8}["']?[A-Za-z0-9/+]{16}/i.test(text);
}

/** Undefined where the first row does not name the columns. */
function keysOfTable(text: string): readonly NewKey[] | undefined {
  for (const separator of [',', ';', '\t']) {
    const [header = [], ...rows] = readTable(text, separator);
    const names = header.map((cell) => cell.toLowerCase().replaceAll(/[^a-z]/g, ''));
    const at = (wanted: ReadonlySet<string>): number => names.findIndex((name) => wanted.has(name));
    const [id, secret, user] = [at(idColumns), at(secretColumns), at(userColumns)];
    if (id < 0 || secret < 0) continue;
    // A list of new users has rows without a key.
    const withKey = rows.filter((row) => (row[id] ?? '') !== '' || (row[secret] ?? '') !== '');
    return withKey.map((row) => newKey(row[id], row[secret], user < 0 ? undefined : row[user]));
  }
  return undefined;
}

const idPattern = /(?<![A-Za-z0-9])AKIA[A-Z0-9]{12,124}(?![A-Za-z0-9])/g;
const labelledSecret =
  /secret[_ -]?(?:access[_ -]?)?key["']?[ \t]{0,16}(?:[=:]|[ \t,\n]|\r\n)\s{0,16}["']?([A-Za-z0-9/+=]{16,128})(?![A-Za-z0-9/+=])/gi;
// AWS makes secrets of forty such characters.
const bareSecret = /(?<![A-Za-z0-9/+=])[A-Za-z0-9/+=]{40}(?![A-Za-z0-9/+=])/g;
const labelledUser = /user[_ -]?name["']?[ \t]{0,16}[=:][ \t]{0,16}["']?([\w+=,.@-]{1,64})/i;

type Found = { readonly index: number; readonly text: string };

function keysOfText(text: string): readonly NewKey[] {
  const ids = distinct(
    [...text.matchAll(idPattern)].map(({ index, 0: id }) => ({ index, text: id })),
  );
  const labelled = distinct(
    [...text.matchAll(labelledSecret)].map(({ index, 1: secret = '' }) => ({
      index,
      text: secret,
    })),
  )
    // The name of a column, with an id in the line below.
    .filter((found) => accessKeyId(found.text) === undefined);
  const secrets =
    labelled.length > 0
      ? labelled
      : distinct(
          [...text.matchAll(bareSecret)].map(({ index, 0: secret }) => ({ index, text: secret })),
        );
  if (ids.length !== secrets.length) throw notFound();
  const [id, secret] = [ids[0], secrets[0]];
  if (ids.length === 1) return [newKey(id?.text, secret?.text, labelledUser.exec(text)?.[1])];
  // Several: each secret has a name of its own and stands between its id and the next one.
  const isPlain = ids.every(({ index }, turn) => {
    const after = ids[turn + 1]?.index ?? text.length;
    const at = secrets[turn]?.index ?? -1;
    return labelled.length > 0 && at > index && at < after;
  });
  if (!isPlain) throw notFound();
  return ids.map((found, turn) => newKey(found.text, secrets[turn]?.text, undefined));
}

function distinct(found: readonly Found[]): readonly Found[] {
  const seen = new Set<string>();
  return found.filter(({ text }) => !seen.has(text) && seen.add(text));
}

function newKey(
  idText: string | undefined,
  secretText: string | undefined,
  user: string | undefined,
): NewKey {
  const id = accessKeyId(idText ?? '');
  const secret = accessKeySecret(secretText ?? '');
  if (id === undefined || secret === undefined) {
    throw notFound();
  }
  const pair = { id, secret };
  return user === undefined || user === '' ? { pair } : { pair, user: user.slice(0, 64) };
}
