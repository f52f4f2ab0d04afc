import type { Document, DocumentNode, Span } from './document.ts';
import { widePartOf } from './encoding.ts';
import { charactersIn, commentStart, firstOf, linesOf, skipSpace, trimEnd } from './scan.ts';

const byteOrderMark = '\u00EF\u00BB\u00BF';

/** What the meaning of the next line depends on. */
type LinesAbove = {
  /** A section has begun. */
  inSection: boolean;
  /** A property has begun in this section, so that a deeper line continues it. */
  inProperty: boolean;
  /** The indentation of the last header or property, in characters. */
  depth: number;
  /** The last property has no value, so the JavaScript SDK nests indented lines in it. */
  underEmpty: boolean;
};

/**
 * Parses a file, line by line; never throws. A continuation is what it is to botocore (Python's `configparser`): a line
 * that is indented deeper than the property above it. Linear in the size.
 */
export function parseDocument(bytes: Buffer): Document {
  // One character per byte, so that positions in text and bytes are equal, and all bytes can be decoded.
  const text = bytes.toString('latin1');
  const nodes: DocumentNode[] = [];
  const above: LinesAbove = { inSection: false, inProperty: false, depth: 0, underEmpty: false };
  const body = text.startsWith(byteOrderMark) ? byteOrderMark.length : 0;
  if (body > 0) nodes.push({ kind: 'byte order mark', line: 1, start: 0, end: body });
  let line = 1;
  const wide = widePartOf(bytes);
  for (const { start, content, end } of linesOf(text, body)) {
    // Nothing is parsed from here on.
    if (wide !== undefined && end > wide.start) {
      nodes.push({ kind: 'wide', line, start, end: bytes.length, encoding: wide.encoding });
      break;
    }
    nodes.push(parseLine(text, { start, content, end, line }, above));
    line += 1;
  }
  return { bytes, nodes };
}

type RawLine = Span & { readonly content: number; readonly line: number };

function parseLine(text: string, raw: RawLine, above: LinesAbove): DocumentNode {
  const { start, content, end, line } = raw;
  const first = skipSpace(text, start, content, 'AWS CLI');
  if (first === content) return { kind: 'blank', line, start, end };
  if (text[first] === '#' || text[first] === ';') return { kind: 'comment', line, start, end };

  const last = trimEnd(text, first, commentStart(text, first, content));
  const indent = charactersIn(text, start, first);
  const isIndentedForSdk = skipSpace(text, start, content, 'JavaScript SDK') > start;
  if (above.inProperty && indent > above.depth) {
    noteNesting(text, { start: first, end: last }, isIndentedForSdk, above);
    return { kind: 'continuation', line, start, end };
  }
  above.depth = indent;

  if (text[first] === '[') {
    const isOpen = text[last - 1] !== ']' || last - first < 3;
    // Other tools don't find a bracket after a character that only botocore trims.
    const loose = isOpen || skipSpace(text, start, content) < first;
    const bracket = isOpen ? text.slice(first, content).lastIndexOf(']') + first : last - 1;
    if (bracket > first + 1) {
      above.inSection = true;
      above.inProperty = false;
      above.underEmpty = false;
      const name = { start: first + 1, end: bracket };
      return { kind: 'section header', line, start, end, name, loose };
    }
  }

  const sign = firstOf('=:', text, first, last);
  if (sign <= first) return { kind: 'junk', line, start, end };
  above.inProperty = above.inSection;
  const keyEnd = trimEnd(text, first, sign);
  const value = skipSpace(text, sign + 1, last);
  const nested = noteNesting(text, { start: first, end: last }, isIndentedForSdk, above);
  return {
    kind: 'property',
    line,
    start,
    end,
    key: { start: first, end: keyEnd },
    separator: { start: keyEnd, end: value },
    value: { start: value, end: last },
    trailing: { start: last, end: content },
    nested,
  };
}

// As in `parseIni` of @smithy/core: a property without a value takes in all indented properties after it.
function noteNesting(text: string, line: Span, indented: boolean, above: LinesAbove): boolean {
  const sign = firstOf('=', text, line.start, line.end);
  if (sign <= line.start) return false;
  if (sign === line.end - 1) {
    above.underEmpty = true;
    return false;
  }
  if (!indented) above.underEmpty = false;
  return above.underEmpty;
}
