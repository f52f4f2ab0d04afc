import type { Span } from './document.ts';

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

/** White space that every parser trims. Others (a no-break space, say) are trimmed by some only, and stay in the value. */
function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\v' || character === '\f';
}

/** Where the first character that is no white space stands, at most `to`. */
export function skipSpace(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(text[at])) at += 1;
  return at;
}

/** Where the text ends once the white space at its end is left off, at least `from`. */
export function trimEnd(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && isSpace(text[at - 1])) at -= 1;
  return at;
}

/** Where an inline comment (white space, then `#` or `;`) begins, or `to`. */
export function commentStart(text: string, from: number, to: number): number {
  for (let at = from + 1; at < to; at += 1) {
    if ((text[at] === '#' || text[at] === ';') && isSpace(text[at - 1])) return at;
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
