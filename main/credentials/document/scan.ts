import type { Span } from './document.ts';
import { type SpaceFor, spaceAt, spaceBefore } from './white-space.ts';

// All of these read byte by byte and never go back, so that any hostile file takes linear time.

/** The lines of the text with their ends: `\n`, any `\r`s before it, or `\r`s alone, as botocore reads them. */
export function* linesOf(
  text: string,
  from: number,
): Generator<Span & { readonly content: number }> {
  let start = from;
  while (start < text.length) {
    let content = start;
    while (content < text.length && text[content] !== '\n' && text[content] !== '\r') content += 1;
    let end = content;
    while (text[end] === '\r') end += 1;
    if (text[end] === '\n') end += 1;
    yield { start, content, end };
    start = end;
  }
}

/** Whether a file has more than `most` lines, with any line ends. It allocates nothing, so that it is quick. */
export function hasMoreLines(bytes: Buffer, most: number): boolean {
  let lines = 0;
  for (let at = 0; at < bytes.length && lines <= most; at += 1) {
    const isEnd = bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a);
    if (isEnd) lines += 1;
  }
  return lines > most;
}

/** The position of the first character that is no white space, at most `to`. */
export function skipSpace(text: string, from: number, to: number, whom: SpaceFor = 'all'): number {
  let at = from;
  for (;;) {
    const length = spaceAt(whom, text, at, to);
    if (length === 0) return at;
    at += length;
  }
}

/** The end of the text without its trailing white space, at least `from`. */
export function trimEnd(text: string, from: number, to: number): number {
  let at = to;
  for (;;) {
    const length = spaceBefore('all', text, from, at);
    if (length === 0) return at;
    at -= length;
  }
}

/** Counts the UTF-8 characters between two positions: bytes that begin with the bits 10 continue a character. */
export function charactersIn(text: string, from: number, to: number): number {
  let characters = 0;
  for (let at = from; at < to; at += 1) {
    if ((text.charCodeAt(at) & 0xc0) !== 0x80) characters += 1;
  }
  return characters;
}

/** The position of the `#` or `;` of an inline comment (after white space), or `to`. */
export function commentStart(text: string, from: number, to: number): number {
  for (let at = from + 1; at < to; at += 1) {
    const mayBegin = text[at] === '#' || text[at] === ';';
    if (mayBegin && spaceBefore('all', text, from, at) > 0) return at;
  }
  return to;
}

/** The position of the first of the characters, or -1. */
export function firstOf(characters: string, text: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    if (characters.includes(text.charAt(at))) return at;
  }
  return -1;
}
