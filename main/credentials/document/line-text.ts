import { type Document, type DocumentNode, textOf } from './document.ts';

// Line ends in a nested block that only Python knows.
const innerLineEnds = '\v\f\u001C\u001D\u001E\u0085\u2028\u2029';

/** Whether a line is plain ASCII without invisible characters: a quick check that most lines pass. */
export function isPlain({ bytes }: Document, { start, end }: DocumentNode): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    const isSeen = byte >= 0x20 && byte < 0x7f;
    if (!isSeen && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return false;
  }
  return true;
}

/** A line without its end. */
export function lineOf(document: Document, node: DocumentNode): string {
  return textOf(document, node).replace(/[\r\n]+$/u, '');
}

/** The lines that Python sees in a text. */
export function linesInside(text: string): readonly string[] {
  let lines = text;
  for (const end of innerLineEnds) lines = lines.replaceAll(end, '\n');
  return lines.split('\n');
}
