import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../main/credentials/diagnose.ts';
import { fileProblemSentence } from '../../../shared/words/file-problems.ts';
import { documentOf } from './samples.ts';

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

  test('what stands twice is named, with both lines', () => {
    const text = '[dev]\nx = 1\n# note\nX = 2\n[b]\n[dev]\n';
    expect(diagnose(documentOf(text)).map(fileProblemSentence)).toEqual([
      'The AWS CLI refuses this whole file: “x” stands twice in one section, lines 2 and 4.',
      'The AWS CLI refuses this whole file: section “dev” stands twice, lines 1 and 6.',
    ]);
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
      'The AWS CLI and the Go SDK refuse this whole file: it begins with an invisible byte order mark, as some editors on Windows put there.',
      'The AWS CLI and the Go SDK refuse this whole file: line 2 is neither a section, nor a setting, nor a comment.',
      'The JavaScript SDK reads this file otherwise: the section name in line 1 is not allowed.',
      'The AWS CLI and the Go SDK read this file otherwise: the section in line 3 is indented deeper than what stands above it.',
      'The Go SDK and the JavaScript SDK read this file otherwise: line 1 ends as lines did on old Macs.',
      'The AWS CLI refuses this whole file: line 1 stands before the first section.',
    ]);
  });

  test('all of them are told, in their order', () => {
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
    ['bytes that are no UTF-8', Buffer.from([0x23, 0xe4, 0x0a])],
  ])('nothing is wrong with %s', (_, text) => {
    expect(diagnose(documentOf(text))).toEqual([]);
  });
});
