/** A tool of AWS whose trimming is known. */
export type TrimmingTool = 'AWS CLI' | 'Go SDK' | 'JavaScript SDK';

/**
 * The white space that tools trim from a value, within one line. Sources: `str.strip()` of Python, which botocore uses,
 * `String.prototype.trim()`, and `strings.TrimSpace` of Go.
 */
const readByAll = charactersOf(
  '\t\v\f \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000',
);
const readByPythonToo = charactersOf('\u001C\u001D\u001E\u001F\u0085');

const spaces = {
  /** White space for all of AWS's tools. */
  all: new Set(readByAll),
  'AWS CLI': new Set([...readByAll, ...readByPythonToo]),
  'Go SDK': new Set([...readByAll, '\u0085']),
  'JavaScript SDK': new Set([...readByAll, '\uFEFF']),
} as const satisfies Record<TrimmingTool | 'all', ReadonlySet<string>>;

/** The tool for which a character is white space. */
export type SpaceFor = keyof typeof spaces;

export function isSpaceFor(whom: SpaceFor, character: string): boolean {
  return spaces[whom].has(character);
}

/** Trims a text as botocore does. */
export function trimmedByBotocore(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpaceFor('AWS CLI', text.charAt(start))) start += 1;
  while (end > start && isSpaceFor('AWS CLI', text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

const codes = {
  all: codesOf(spaces.all),
  'AWS CLI': codesOf(spaces['AWS CLI']),
  'Go SDK': codesOf(spaces['Go SDK']),
  'JavaScript SDK': codesOf(spaces['JavaScript SDK']),
} as const satisfies Record<SpaceFor, ReadonlySet<number>>;

/** The length of the white space at this position in bytes, or 0. `text` has one character per byte. */
export function spaceAt(whom: SpaceFor, text: string, at: number, to: number): number {
  if (at >= to) return 0;
  const length = lengthOf(text.charCodeAt(at));
  if (at + length > to) return 0;
  return codes[whom].has(codeAt(text, at, length)) ? length : 0;
}

/** The length of the white space before this position in bytes, or 0. */
export function spaceBefore(whom: SpaceFor, text: string, from: number, at: number): number {
  for (let length = 1; length <= 3 && at - length >= from; length += 1) {
    const first = text.charCodeAt(at - length);
    if (isContinuation(first)) continue;
    return lengthOf(first) === length ? spaceAt(whom, text, at - length, at) : 0;
  }
  return 0;
}

// The length of a UTF-8 character, by its first byte; no white space takes more than three bytes.
function lengthOf(first: number): number {
  if (first < 0x80) return 1;
  return first < 0xe0 ? 2 : 3;
}

/** The code point of so many bytes; no code point of white space if they are no UTF-8. */
function codeAt(text: string, at: number, length: number): number {
  const first = text.charCodeAt(at);
  if (length === 1) return first;
  const second = text.charCodeAt(at + 1);
  if (!isContinuation(second) || first < 0xc2 || first > 0xef) return -1;
  if (length === 2) return ((first & 0x1f) << 6) | (second & 0x3f);
  const third = text.charCodeAt(at + 2);
  if (!isContinuation(third)) return -1;
  const code = ((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
  // UTF-8 allows only the shortest form of a character.
  return code < 0x800 ? -1 : code;
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

function codesOf(characters: ReadonlySet<string>): ReadonlySet<number> {
  return new Set([...characters].map((character) => character.charCodeAt(0)));
}

function charactersOf(text: string): readonly string[] {
  return text.split('');
}
