import type { Span } from './document.ts';
import { type SpaceFor, spaceAt, spaceBefore } from './white-space.ts';

// All of these look at one byte at a time, and never go back: a hostile file of any shape is read in linear time.

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

/** Whether a file has more lines than so many, whatever ends them. It makes nothing, so that it is quick. */
export function hasMoreLines(bytes: Buffer, most: number): boolean {
  let lines = 0;
  for (let at = 0; at < bytes.length && lines <= most; at += 1) {
    const isEnd = bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a);
    if (isEnd) lines += 1;
  }
  return lines > most;
}

/** Where the first character that is no white space stands, at most `to`. */
export function skipSpace(text: string, from: number, to: number, whom: SpaceFor = 'all'): number {
  let at = from;
  for (;;) {
    const length = spaceAt(whom, text, at, to);
    if (length === 0) return at;
    at += length;
  }
}

/** Where the text ends once the white space at its end is left off, at least `from`. */
export function trimEnd(text: string, from: number, to: number): number {
  let at = to;
  for (;;) {
    const length = spaceBefore('all', text, from, at);
    if (length === 0) return at;
    at -= length;
  }
}

/** How many characters stand between two bytes: all but the first byte of each are told by their highest bits. */
export function charactersIn(text: string, from: number, to: number): number {
  let characters = 0;
  for (let at = from; at < to; at += 1) {
    if ((text.charCodeAt(at) & 0xc0) !== 0x80) characters += 1;
  }
  return characters;
}

/** Where an inline comment (white space, then `#` or `;`) begins, or `to`. */
export function commentStart(text: string, from: number, to: number): number {
  for (let at = from + 1; at < to; at += 1) {
    const mayBegin = text[at] === '#' || text[at] === ';';
    if (mayBegin && spaceBefore('all', text, from, at) > 0) return at;
  }
  return to;
}

/** Where the first of the characters stands, or -1. */
export function firstOf(characters: string, text: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    if (characters.includes(text.charAt(at))) return at;
  }
  return -1;
}
