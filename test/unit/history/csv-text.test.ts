import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvTable } from '../../../main/history/csv-text.ts';
import { readTable } from '../../../shared/lib/csv-table.ts';

const BEGINS_A_FORMULA = /^[=+\-@＝＋－＠]/u;

/** What another program may make of the file, that separates cells by this. */
function cellsBy(separator: string, rows: readonly (readonly string[])[]): readonly string[] {
  return readTable(csvTable(rows).replace('\uFEFF', ''), separator).flat();
}

const signs = Array.from('=+-@＝＋－＠;,|\t\r\n\v\u2028 "\'');

/** Texts that somebody has thought about. */
const hostile = fc
  .array(fc.constantFrom(...signs, 'a', '1+1', 'cmd'), { maxLength: 12 })
  .map((parts) => parts.join(''));
const rows = fc.array(fc.array(fc.oneof(hostile, fc.string()), { minLength: 3, maxLength: 3 }), {
  minLength: 1,
  maxLength: 4,
});

describe('a table for spreadsheets', () => {
  test('keeps a name apart from its neighbours, and quotes every cell', () => {
    expect(csvTable([['a', 'b c', 'say "hi", twice']])).toBe(
      '\uFEFF"a","b c","say ""hi"", twice"\r\n',
    );
  });

  test.each([
    ['one that separates cells by a comma', ','],
    ['one that separates them by a semicolon, as in Germany', ';'],
    ['one by a tab', '\t'],
    ['one by a blank', ' '],
    ['one by a bar', '|'],
  ])('holds no formula for %s', (_reader, separator) => {
    fc.assert(
      fc.property(rows, (table) => {
        for (const cell of cellsBy(separator, table)) expect(cell).not.toMatch(BEGINS_A_FORMULA);
      }),
      { numRuns: 2_000 },
    );
  });

  test('the profile of an attacker, read in Germany', () => {
    const cells = cellsBy(';', [['default', 'a;=1+1;b', 'c;＝cmd|’/c calc’!A0;d']]);
    expect(cells).toEqual(['default,"a', "'=1+1", 'b","c', "'＝cmd|’/c calc’!A0", 'd"']);
  });

  test('says to a program what it was made of, but for the apostrophes', () => {
    const bare = (text: string): string => text.replaceAll("'", '').trim();
    fc.assert(
      fc.property(rows, (table) => {
        const read = readTable(csvTable(table).replace('\uFEFF', ''), ',');
        const written = table.map((row) => row.map(bare)).filter((row) => row.some(Boolean));
        expect(read.map((row) => row.map(bare)).filter((row) => row.some(Boolean))).toEqual(
          written,
        );
      }),
    );
  });

  test('is made in linear time for any cell', () => {
    const long = '\n'.repeat(500_000);
    const from = performance.now();
    csvTable([[long, '"'.repeat(500_000), ' '.repeat(500_000)]]);
    expect(performance.now() - from).toBeLessThan(2_000);
  });
});
