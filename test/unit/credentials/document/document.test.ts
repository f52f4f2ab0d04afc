import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DocumentNode,
  printDocument,
  type Span,
  textOf,
} from '../../../../main/credentials/document/document.ts';
import { parseDocument } from '../../../../main/credentials/document/parse-document.ts';
import { arbitraryFile } from '../arbitrary-file.ts';
import { documentOf } from '../samples.ts';

const arbitraryBytes = fc.oneof(
  fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
  fc
    .array(
      fc.constantFrom(
        '[',
        ']',
        '=',
        ':',
        '#',
        ';',
        ' ',
        '\t',
        '\r',
        '\n',
        '\0',
        'a',
        '"',
        '\u00FF',
      ),
    )
    .map((characters) => Buffer.from(characters.join(''), 'latin1')),
  arbitraryFile.map((text) => Buffer.from(text)),
);

describe('a document', () => {
  test('prints the bytes it was parsed from, for any bytes', () => {
    fc.assert(
      fc.property(arbitraryBytes, (bytes) => {
        expect(printDocument(parseDocument(bytes)).equals(bytes)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('has every byte in exactly one node, and those of a property in exactly one of its parts', () => {
    fc.assert(
      fc.property(arbitraryBytes, (bytes) => {
        const { nodes } = parseDocument(bytes);
        expect(coverage(nodes)).toBe(bytes.length);
        for (const node of nodes) {
          if (node.kind === 'property') {
            expectTiled([node.key, node.separator, node.value, node.trailing], node);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['a = b', ['a', ' = ', 'b', '']],
    ['  a\t:  b c  ', ['a', '\t:  ', 'b c', '  ']],
    ['a = b # note', ['a', ' = ', 'b', ' # note']],
    ['a = b#c', ['a', ' = ', 'b#c', '']],
    ['a =', ['a', ' =', '', '']],
    ['a = # note', ['a', ' =', '', ' # note']],
    ['a == b', ['a', ' =', '= b', '']],
    ['a = "b"', ['a', ' = ', '"b"', '']],
    ['ü = \u00a0', ['ü', ' =', '', ' \u00a0']],
    ['a\u00a0=\u00a0b\u00a0', ['a', '\u00a0=\u00a0', 'b', '\u00a0']],
    ['\u3000a\u2009=\u1680b\u3000# note', ['a', '\u2009=\u1680', 'b', '\u3000# note']],
    ['a =\u200bb\u0085', ['a', ' =', '\u200bb\u0085', '']],
    ['\u001ca = b', ['a', ' = ', 'b', '']],
  ])('takes %j apart', (line, parts) => {
    const document = documentOf(`[x]\n${line}\r\n`);
    const [, property] = document.nodes;
    if (property?.kind !== 'property') throw new Error('no property');
    const { key, separator, value, trailing } = property;
    expect([key, separator, value, trailing].map((span) => textOf(document, span))).toEqual(parts);
  });

  test.each([
    ['nothing but white space', ' \t\n', ['blank']],
    ['comments of both kinds, indented ones too', '# a\n  ; b\n', ['comment', 'comment']],
    ['a byte order mark', '\uFEFF[a]', ['byte order mark', 'section header']],
    ['a header with a comment', '[a] ; b', ['section header']],
    ['a header with something behind it', '[a] b', ['section header']],
    ['an empty header', '[]', ['junk']],
    ['a line without a key', '= b', ['junk']],
    [
      'a nested block',
      '[a]\ns3 =\n  x = 1\n  y = 2',
      ['section header', 'property', 'continuation', 'continuation'],
    ],
    [
      'keys that are all indented',
      '[a]\n  b = 1\n  c = 2',
      ['section header', 'property', 'property'],
    ],
    [
      'only the second key indented',
      '[a]\nb = 1\n  c = 2',
      ['section header', 'property', 'continuation'],
    ],
    [
      'a blank line within a value',
      '[a]\nb = 1\n\n  c',
      ['section header', 'property', 'blank', 'continuation'],
    ],
    ['Windows line ends', 'a\r\n\r\nb', ['junk', 'blank', 'junk']],
    ['line ends that were converted twice', '[a]\r\r\nb = 1\r\r\n', ['section header', 'property']],
    ['line ends of old Macs', '[a]\rb = 1\r', ['section header', 'property']],
    ['a file saved as UTF-16', Buffer.from('\uFEFF[a]', 'utf16le'), ['wide']],
    [
      'UTF-16 that was appended by PowerShell',
      Buffer.concat([Buffer.from('[a]\nb = 1\n'), Buffer.from('[c]\r\nd = 2\r\n', 'utf16le')]),
      ['section header', 'property', 'wide'],
    ],
    [
      'a line deeper by a no-break space',
      '[a]\nb = 1\n\u00a0c = 2',
      ['section header', 'property', 'continuation'],
    ],
    [
      'a line as deep, in characters of any number of bytes',
      '[a]\n \tb = 1\n\u3000 c = 2',
      ['section header', 'property', 'property'],
    ],
    ['a comment behind a wide space', '\u3000# a', ['comment']],
    ['nothing but invisible spaces', '\u00a0\u3000\u001c\u0085', ['blank']],
  ])('knows %s', (_, text, kinds) => {
    expect(documentOf(text).nodes.map((node) => node.kind)).toEqual(kinds);
  });

  test('counts lines from one, a byte order mark being none', () => {
    expect(documentOf('\uFEFF[a]\n\nb = 1').nodes.map((node) => node.line)).toEqual([1, 1, 2, 3]);
  });

  test('is parsed in linear time, in any shape', () => {
    const ascii = ['\r', ' ', ' x', '[', '=', ' #', '[a]\n', '[a]\nx =\n y = 1\n'];
    const spaces = [
      '\u00a0',
      '\u3000',
      '\u0085',
      '\u200b',
      '\ufeff',
      '\u00a0#',
      '=\u2028',
      '\0',
      'a\0\0',
    ];
    for (const piece of [...ascii, ...spaces]) {
      const bytes = Buffer.from(piece.repeat(1_000_000 / piece.length));
      const begun = performance.now();
      expect(printDocument(parseDocument(bytes)).length).toBe(bytes.length);
      expect(performance.now() - begun).toBeLessThan(5_000);
    }
  });
});

function coverage(nodes: readonly DocumentNode[]): number {
  return nodes.reduce((end, node) => {
    expect(node.start).toBe(end);
    expect(node.end).toBeGreaterThan(node.start);
    return node.end;
  }, 0);
}

function expectTiled(spans: readonly Span[], within: Span): void {
  let end = spans[0]?.start ?? -1;
  expect(end).toBeGreaterThanOrEqual(within.start);
  for (const span of spans) {
    expect(span.start).toBe(end);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    end = span.end;
  }
  expect(end).toBeLessThanOrEqual(within.end);
}
