import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../main/credentials/diagnose.ts';
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
    ['property before any section', 2, ['AWS CLI'], '# top\nx = 1\n[a]\n'],
    ['indented section', 3, ['AWS CLI', 'Go SDK'], '[a]\nx = 1\n  [b]\n'],
    ['forbidden section name', 1, ['JavaScript SDK'], '[__proto__]\nx = 1\n'],
    ['line end that is only a carriage return', 1, ['Go SDK', 'JavaScript SDK'], '[a]\rx = 1\r'],
  ])('%s, line %i', (problem, line, refusedBy, text) => {
    expect(diagnose(documentOf(text))).toEqual([{ problem, line, refusedBy }]);
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
