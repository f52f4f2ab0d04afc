/** A value as `gdbus` prints it. Variants are unwrapped; keys of dictionaries become text. */
export type GVariant =
  | string
  | number
  | boolean
  | readonly GVariant[]
  | { readonly [key: string]: GVariant };

const closing = { '(': ')', '[': ']' } as const;
const escapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

type Cursor = { readonly text: string; at: number };

/**
 * Reads GVariant's text format. Throws on anything it doesn't know.
 * https://docs.gtk.org/glib/gvariant-text-format.html
 */
export function parseGVariant(text: string): GVariant {
  const cursor = { text: text.trim(), at: 0 };
  const value = readValue(cursor);
  skipSpace(cursor);
  if (cursor.at < cursor.text.length) throw unexpected(cursor);
  return value;
}

function readValue(cursor: Cursor): GVariant {
  skipSpace(cursor);
  const next = cursor.text.charAt(cursor.at);
  switch (next) {
    case "'":
    case '"':
      return readString(cursor, next);
    case '(':
    case '[':
      return readSequence(cursor, closing[next]);
    case '{':
      return readDictionary(cursor);
    case '<':
      return readVariant(cursor);
    default:
      return readPlain(cursor);
  }
}

/** A number, a boolean, or a value with its type before it, as in `uint32 5` or `@av []`. */
function readPlain(cursor: Cursor): GVariant {
  const number = take(cursor, /[-+]?(?:0x[\da-f]+|(?:\d+\.?\d*(?:e[-+]?\d+)?|inf|nan)\b)/iy);
  if (number !== undefined) return toNumber(number);
  const boolean = take(cursor, /(?:true|false)\b/y);
  if (boolean !== undefined) return boolean === 'true';
  if (take(cursor, /b(?=['"])/y) !== undefined) return readValue(cursor);
  const type = take(
    cursor,
    /(?:@\S+|boolean|byte|u?int(?:16|32|64)|handle|double|string|objectpath|signature)\s/y,
  );
  if (type === undefined) throw unexpected(cursor);
  return readValue(cursor);
}

function readString(cursor: Cursor, quote: string): string {
  cursor.at += 1;
  let value = '';
  while (cursor.at < cursor.text.length) {
    const character = cursor.text.charAt(cursor.at);
    if (character === '\\') {
      value += readEscape(cursor);
      continue;
    }
    cursor.at += 1;
    if (character === quote) return value;
    value += character;
  }
  throw unexpected(cursor);
}

function readEscape(cursor: Cursor): string {
  const code = take(cursor, /\\(?:u[\da-fA-F]{4}|U[\da-fA-F]{8}|[0-7]{1,3})/y);
  if (code !== undefined) {
    const isOctal = /\d/.test(code.charAt(1));
    return String.fromCodePoint(
      isOctal ? Number.parseInt(code.slice(1), 8) : Number.parseInt(code.slice(2), 16),
    );
  }
  const escaped = cursor.text.charAt(cursor.at + 1);
  cursor.at += 2;
  return escapes[escaped] ?? escaped;
}

function readSequence(cursor: Cursor, end: string): readonly GVariant[] {
  cursor.at += 1;
  const values: GVariant[] = [];
  while (!takeMark(cursor, end)) {
    values.push(readValue(cursor));
    if (!takeMark(cursor, ',') && !nextIs(cursor, end)) throw unexpected(cursor);
  }
  return values;
}

function readDictionary(cursor: Cursor): { readonly [key: string]: GVariant } {
  cursor.at += 1;
  const entries: [string, GVariant][] = [];
  while (!takeMark(cursor, '}')) {
    const key = readValue(cursor);
    if (typeof key === 'object' || !takeMark(cursor, ':')) throw unexpected(cursor);
    entries.push([String(key), readValue(cursor)]);
    if (!takeMark(cursor, ',') && !nextIs(cursor, '}')) throw unexpected(cursor);
  }
  return Object.fromEntries(entries);
}

function readVariant(cursor: Cursor): GVariant {
  cursor.at += 1;
  const value = readValue(cursor);
  if (!takeMark(cursor, '>')) throw unexpected(cursor);
  return value;
}

function toNumber(text: string): number {
  const magnitude = text.replace(/^[-+]/, '').replace(/^inf$/i, 'Infinity');
  return text.startsWith('-') ? -Number(magnitude) : Number(magnitude);
}

function take(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0];
  if (found !== undefined) cursor.at += found.length;
  return found;
}

function takeMark(cursor: Cursor, mark: string): boolean {
  if (!nextIs(cursor, mark)) return false;
  cursor.at += mark.length;
  return true;
}

function nextIs(cursor: Cursor, mark: string): boolean {
  skipSpace(cursor);
  return cursor.text.startsWith(mark, cursor.at);
}

function skipSpace(cursor: Cursor): void {
  take(cursor, /\s+/y);
}

function unexpected({ text, at }: Cursor): Error {
  return new Error(`Not GVariant text at ${at}: ${text.slice(at, at + 40)}`);
}
