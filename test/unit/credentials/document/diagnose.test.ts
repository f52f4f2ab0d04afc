import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../../main/credentials/document/diagnose.ts';
import { sectionsOf } from '../../../../main/credentials/document/sections.ts';
import { fileProblemSentence } from '../../../../shared/words/profiles/file-problems.ts';
import { documentOf } from '../samples.ts';

describe('what AWS tools refuse about a file', () => {
  test.each([
    ['byte order mark', 1, ['AWS CLI', 'Go SDK'], '\uFEFF[a]\nx = 1\n'],
    ['duplicate section', 3, ['AWS CLI'], '[a]\nx = 1\n[a]\ny = 2\n'],
    ['duplicate key', 3, ['AWS CLI'], '[a]\nx = 1\nX = 2\n'],
    ['junk line', 2, ['AWS CLI', 'Go SDK'], '[a]\nwhat is this\n'],
    ['junk line', 2, ['AWS CLI', 'Go SDK'], '[a]\n= 1\n'],
    ['junk line', 1, ['Go SDK', 'JavaScript SDK'], '[a] what is this\n'],
    ['junk line', 1, ['Go SDK', 'JavaScript SDK'], '[a # b]\n'],
    ['junk line', 3, ['AWS CLI'], '[a]\ns3 =\n  what is this\n'],
    ['junk line', 3, ['AWS CLI'], '[a]\ns3 =\n  x = what is\u2028this\n'],
    ['junk line', 3, ['AWS CLI'], '[a]\ns3 =\n  x = what is\fthis\n'],
    ['property before any section', 2, ['AWS CLI'], '# top\nx = 1\n[a]\n'],
    ['indented section', 3, ['AWS CLI', 'Go SDK'], '[a]\nx = 1\n  [b]\n'],
    ['forbidden section name', 1, ['JavaScript SDK'], '[__proto__]\nx = 1\n'],
    ['line end that is only a carriage return', 1, ['Go SDK', 'JavaScript SDK'], '[a]\rx = 1\r'],
  ])('%s, line %i', (problem, line, refusedBy, text) => {
    expect(diagnose(documentOf(text))).toMatchObject([{ problem, line, refusedBy }]);
  });

  test('what is there twice is named, with both lines', () => {
    const text = '[dev]\nx = 1\n# note\nX = 2\n[b]\n[dev]\n';
    expect(diagnose(documentOf(text)).map(fileProblemSentence)).toEqual([
      'The AWS CLI refuses this whole file: “x” stands twice in one section, lines 2 and 4.',
      'The AWS CLI refuses this whole file: section “dev” stands twice, lines 1 and 6.',
    ]);
  });

  test('a stray secret that ends with an equals sign is no setting, and is never named', () => {
    const secret = 'oldSecret/0123456789+abcdefghijklmnopqr='.replace(/[/+]/gu, 'x');
    const text = `[dev]\n${secret}\n${secret}\n`;
    const problems = diagnose(documentOf(text));
    expect(problems).toMatchObject([{ problem: 'duplicate key', line: 3 }]);
    expect(JSON.stringify(problems).toLowerCase()).not.toContain(secret.slice(0, 8).toLowerCase());
  });

  test('every problem is said in a sentence that names its tools and its line', () => {
    const texts = [
      '\uFEFF[a]\n',
      '[a]\njunk\n',
      '[__proto__]\n',
      '[a]\nx = 1\n  [b]\n',
      '[a]\rx = 1\r',
      'x = 1\n[a]\n',
    ];
    expect(texts.flatMap((text) => diagnose(documentOf(text)).map(fileProblemSentence))).toEqual([
      'The AWS CLI and the Go SDK refuse this whole file: it begins with an invisible byte order mark, as some editors on Windows put there. Save it as UTF-8 without a byte order mark.',
      'The AWS CLI and the Go SDK refuse this whole file: line 2 is neither a section, nor a setting, nor a comment.',
      'The JavaScript SDK reads this file otherwise: the section name in line 1 is not allowed.',
      'The AWS CLI and the Go SDK read this file otherwise: the section in line 3 is indented deeper than what stands above it.',
      'The Go SDK and the JavaScript SDK read this file otherwise: line 1 ends as lines did on old Macs.',
      'The AWS CLI refuses this whole file: line 1 stands before the first section.',
    ]);
  });

  test('all of them are reported, in their order', () => {
    const text = 'x = 1\n[a]\njunk\n[b]\ny = 1\ny = 2\n[a]\n';
    expect(diagnose(documentOf(text)).map(({ problem, line }) => [problem, line])).toEqual([
      ['property before any section', 1],
      ['junk line', 3],
      ['duplicate key', 6],
      ['duplicate section', 7],
    ]);
  });

  test.each([
    ['nothing at all', ''],
    ['both kinds of comments', '# a\n; b\n[a] # c\nx = 1 ; d\n'],
    ['nested blocks', '[a]\ns3 =\n  x = 1\n  y = 2\nregion = z\n'],
    ['continued values', '[a]\nx = 1\n  and more\n\n  and more\n'],
    ['one key in two sections', '[a]\nx = 1\n[b]\nx = 1\n'],
    ['Windows line ends, and twice converted ones', '[a]\r\nx = 1\r\r\n[b]\r\n'],
    ['indented sections, if all is indented alike', '  [a]\n  x = 1\n  [b]\n  x = 1\n'],
    ['spaces that all tools trim', '[a]\nx\u00a0=\u3000y\u2028\n\u00a0\n'],
    ['what is not seen in a value that is no key', '[a]\nnote = 👩\u200d💻\u2060\n'],
  ])('nothing is wrong with %s', (_, text) => {
    expect(diagnose(documentOf(text))).toEqual([]);
  });
});

const id = 'aws_access_key_id = AKIAOLDOLDOLDOLDOLD1';

describe('an invisible character is reported with its name', () => {
  test.each([
    [
      'invisible character',
      2,
      'U+200B',
      ['AWS CLI', 'Go SDK', 'JavaScript SDK'],
      `[a]\n${id}\u200b\n`,
    ],
    [
      'invisible character',
      2,
      'U+2060',
      ['AWS CLI', 'Go SDK', 'JavaScript SDK'],
      `[a]\n\u2060${id}\n`,
    ],
    [
      'invisible character',
      2,
      'U+00A0',
      ['AWS CLI', 'Go SDK', 'JavaScript SDK'],
      `[a]\n${id.replace('OLD', '\u00a0')}\n`,
    ],
    ['invisible character', 2, 'U+FEFF', ['AWS CLI', 'Go SDK'], `[a]\n${id}\ufeff\n`],
    ['invisible character', 2, 'U+0085', ['JavaScript SDK'], `[a]\n${id}\u0085\n`],
    ['invisible character', 2, 'U+001C', ['Go SDK', 'JavaScript SDK'], `[a]\nregion =\u001cx\n`],
    ['invisible character', 1, 'U+00A0', ['AWS CLI', 'Go SDK'], '[profile\u00a0a]\n'],
    ['junk line', 2, 'U+FEFF', ['AWS CLI', 'Go SDK'], '[a]\n\ufeff[b]\n'],
    ['junk line', 1, 'U+00A0', ['Go SDK'], '[a]\u00a0\n'],
    ['junk line', 1, 'U+001C', ['Go SDK', 'JavaScript SDK'], '\u001c[a]\n'],
    ['junk line', 2, 'U+3000', ['Go SDK'], '[a]\n\u3000# note\n'],
    ['junk line', 2, 'U+001E', ['Go SDK'], '[a]\n\u001e\n'],
  ] as const)('%s, line %i, %s', (problem, line, character, refusedBy, text) => {
    expect(diagnose(documentOf(text))).toEqual([{ problem, line, character, refusedBy }]);
  });

  test('in words', () => {
    const texts = [`[a]\n${id}\u200b\n`, '[a]\n\ufeff[b]\n', `[a]\n${id}\u2064\n`];
    expect(texts.flatMap((text) => diagnose(documentOf(text)).map(fileProblemSentence))).toEqual([
      'The AWS CLI, the Go SDK, and the JavaScript SDK read this file otherwise: an invisible character stands in line 2, a zero-width space (U+200B). Delete it.',
      'The AWS CLI and the Go SDK refuse this whole file: an invisible character stands in line 2, a byte order mark (U+FEFF). Delete it.',
      'The AWS CLI, the Go SDK, and the JavaScript SDK read this file otherwise: an invisible character stands in line 2, U+2064. Delete it.',
    ]);
  });

  test('on Windows, where the AWS CLI reads files in the encoding of the system', () => {
    const document = documentOf(`[a]\naws_access_key_id\u00a0= x\n`);
    expect(diagnose(document, 'linux')).toEqual([]);
    expect(diagnose(document, 'win32')).toMatchObject([
      { problem: 'invisible character', line: 2, character: 'U+00A0', refusedBy: ['AWS CLI'] },
    ]);
  });
});

const text = '[a]\r\naws_access_key_id = AKIAOLDOLDOLDOLDOLD1\r\nregion = x\r\n';

/** The same text with the bytes of each letter turned around. */
function bigEndian(bytes: Buffer, size: 2 | 4): Buffer {
  return size === 2 ? Buffer.from(bytes).swap16() : Buffer.from(bytes).swap32();
}

function utf32(of: string): Buffer {
  return Buffer.from(Uint32Array.from(of.split(''), (letter) => letter.charCodeAt(0)).buffer);
}

describe('a file in another encoding', () => {
  const wide = Buffer.from(text, 'utf16le');
  const marked = Buffer.from(`\ufeff${text}`, 'utf16le');
  test.each([
    ['UTF-16', 1, 'as PowerShell and Notepad save it', marked],
    ['UTF-16', 1, 'with its bytes turned around', bigEndian(marked, 2)],
    ['UTF-16', 1, 'without a mark', wide],
    ['UTF-16', 1, 'turned around, without a mark', bigEndian(wide, 2)],
    [
      'UTF-16',
      1,
      'without a mark, a comment in Chinese first',
      Buffer.from(`# 备注备注备注\n${text}`, 'utf16le'),
    ],
    ['UTF-32', 1, 'with a mark', utf32(`\ufeff${text}`)],
    ['UTF-32', 1, 'without a mark', utf32(text)],
    ['UTF-32', 1, 'turned around, without a mark', bigEndian(utf32(text), 4)],
    [
      'UTF-16',
      4,
      'from where PowerShell has appended to it',
      Buffer.concat([Buffer.from(text), wide]),
    ],
  ])('%s, line %i, %s: one problem, and nothing is read of it', (encoding, line, _, bytes) => {
    const document = documentOf(bytes);
    expect(diagnose(document)).toEqual([
      {
        problem: 'wide encoding',
        line,
        encoding,
        refusedBy: ['AWS CLI', 'Go SDK', 'JavaScript SDK'],
      },
    ]);
    expect(sectionsOf(document)).toHaveLength(line === 1 ? 0 : 1);
  });

  test.each([
    ['Latin-1', 1, Buffer.from('# Schl\u00fcssel f\u00fcr B\u00fcro\n[a]\n', 'latin1')],
    ['Latin-1', 3, Buffer.from('# a\n[a]\nnote = M\u00fcller\n', 'latin1')],
    ['Windows-1252', 2, Buffer.from('[a]\n# \u0093quoted\u0094\n', 'latin1')],
    ['another', 1, Buffer.from([0x23, 0x20, 0xca, 0xee, 0xec, 0xec, 0xe5, 0xed, 0xf2, 0x0a])],
    ['Latin-1', 2, Buffer.concat([Buffer.from('# ü\n'), Buffer.from('# \u00fc\n', 'latin1')])],
  ])('%s, line %i: the AWS CLI refuses it, but on Windows', (encoding, line, bytes) => {
    const document = documentOf(bytes);
    expect(diagnose(document, 'linux')).toEqual([
      { problem: 'not UTF-8', line, encoding, refusedBy: ['AWS CLI'] },
    ]);
    expect(diagnose(document, 'darwin')).toHaveLength(1);
    expect(diagnose(document, 'win32')).toEqual([]);
  });

  test('in words, with how to save it again', () => {
    const files = [marked, Buffer.from('# \u00fc\n', 'latin1')];
    expect(
      files.flatMap((bytes) => diagnose(documentOf(bytes), 'linux').map(fileProblemSentence)),
    ).toEqual([
      'This file is saved as UTF-16, which AWS’s tools can’t read. The “>” of Windows PowerShell and “Unicode” in Notepad do that. Save it as UTF-8 without a byte order mark. In Notepad: Save as, Encoding, “UTF-8”. In PowerShell 7: “Set-Content -Encoding utf8NoBOM”.',
      'The AWS CLI refuses this whole file: line 1 is not UTF-8. It looks like Latin-1 (ISO 8859-1). Save it as UTF-8 without a byte order mark.',
    ]);
  });
});
