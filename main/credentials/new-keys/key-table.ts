import { readTable } from '../../../shared/lib/csv-table.ts';
import { accessKeyId } from '../../../shared/values/identifiers.ts';
import { isSecret, type NewKey, newKey, notFound } from './key-words.ts';

const idNames = new Set(['accesskeyid', 'awsaccesskeyid']);
const secretNames = new Set(['secretaccesskey', 'awssecretaccesskey', 'awssecretkey', 'secretkey']);
// Names of the console's column in several languages. Only a hint: AWS reports the user of a key.
const userNames = new Set([
  'username',
  'user',
  'benutzername',
  'benutzer',
  'nomdutilisateur',
  'utilisateur',
  'nombredeusuario',
  'usuario',
  'nomedeusuário',
  'usuário',
  'nomeutente',
  'utente',
  'ユーザー名',
  'ユーザ名',
  '用户名',
  '使用者名稱',
  '사용자이름',
]);

type Rows = readonly (readonly string[])[];

/**
 * The keys in a table: a file of AWS's console in all its layouts, also saved again by a spreadsheet, or the rows of
 * another program. A column is found by its name, else by its values, so that names may be in any language. Undefined
 * where the text is no table of keys. Throws NEW_KEY_NOT_FOUND, also where two columns are possible.
 */
export function keysOfTable(text: string): readonly NewKey[] | undefined {
  const { separators, table } = declared(text);
  for (const separator of separators) {
    const keys = keysOfRows(readTable(table, separator));
    if (keys !== undefined) return keys;
  }
  return undefined;
}

/** A first line "sep=;" names the separator: Excel reads it, so programs write it. */
function declared(text: string): {
  readonly separators: readonly string[];
  readonly table: string;
} {
  const [line = '', separator = ''] =
    /^\s{0,64}"?sep=(.)"?[ ,;\t]{0,64}(?:\r\n|\r|\n)/iu.exec(text) ?? [];
  return line === ''
    ? { separators: [',', ';', '\t', '|'], table: text }
    : { separators: [separator], table: text.slice(line.length) };
}

function keysOfRows(rows: Rows): readonly NewKey[] | undefined {
  const { names, below } = headed(rows.filter((row) => !isRule(row)));
  const id = columnOf(below, isId, namedIn(names, idNames));
  const secret = columnOf(below, isSecret, namedIn(names, secretNames));
  // The AWS CLI prints names and values as rows: such a table has no columns of keys.
  if (id === undefined || secret === undefined || id === secret) return undefined;
  const user = names.findIndex((name) => userNames.has(name));
  // Lists of new users have rows without a key.
  const withKey = below.filter((row) => (row[id] ?? '') !== '' || (row[secret] ?? '') !== '');
  return withKey.map((row) => newKey(row[id], row[secret], user < 0 ? '' : row[user]));
}

type TableWithHeader = { readonly names: readonly string[]; readonly below: Rows };

/**
 * The names of the columns, and the rows below them; there may be a title above. If the names of ID and secret are known,
 * each row below has to be a key. Otherwise the rows begin with the first ID.
 */
function headed(rows: Rows): TableWithHeader {
  const first = rows.findIndex((row) => row.some(isId));
  const above = (first < 0 ? rows : rows.slice(0, first)).map((row) => row.map(nameOf));
  const named = above.findIndex(
    (names) =>
      names.some((name) => idNames.has(name)) && names.some((name) => secretNames.has(name)),
  );
  if (named >= 0) return { names: above[named] ?? [], below: rows.slice(named + 1) };
  const names = above.find((row) => row.some((name) => userNames.has(name))) ?? [];
  return { names, below: first < 0 ? [] : rows.slice(first) };
}

/** The line below the header of a Markdown table (`|---|:-:|`). */
function isRule(row: readonly string[]): boolean {
  return row.join('') !== '' && row.every((cell) => /^(?::?-+:?)?$/.test(cell.trim()));
}

function isId(text: string): boolean {
  return accessKeyId(text) !== undefined;
}

function nameOf(cell: string): string {
  return cell.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
}

function namedIn(names: readonly string[], wanted: ReadonlySet<string>): readonly number[] {
  return names.flatMap((name, at) => (wanted.has(name) ? [at] : []));
}

/** The column with that name, else the one with such values. Throws NEW_KEY_NOT_FOUND where there are several. */
function columnOf(
  rows: Rows,
  isWanted: (cell: string) => boolean,
  named: readonly number[],
): number | undefined {
  if (named.length === 1) return named[0];
  const valued = new Set<number>();
  for (const row of rows) {
    for (const [at, cell] of row.entries()) if (isWanted(cell)) valued.add(at);
  }
  if (valued.size > 1) throw notFound('several keys');
  const [only] = valued;
  return only;
}
