import { describe, expect, test } from 'vitest';
import { keeps, type Line, valueOf } from '../../../scripts/bench/bars.ts';
import { benchDocument, type BenchReport } from '../../../scripts/bench/document.ts';
import { lineRows, missed } from '../../../scripts/bench/line-rows.ts';
import { readOrders } from '../../../scripts/bench/orders.ts';

describe('a bar', () => {
  test('is a ratio, or a difference in the unit of the line', () => {
    expect(valueOf(times(150, 100, 1.5))).toBe(1.5);
    expect(valueOf(more(0.25, 0.5, 0.1))).toBe(-0.25);
  });

  test('is kept up to its very value, and missed above it', () => {
    expect(keeps(times(150, 100, 1.5), 'none')).toBe(true);
    expect(keeps(times(151, 100, 1.5), 'none')).toBe(false);
    expect(keeps(more(0.61, 0.5, 0.1), 'none')).toBe(false);
  });

  test('gives by a quarter on a machine that others use', () => {
    expect(keeps(times(187, 100, 1.5), 'a quarter')).toBe(true);
    expect(keeps(times(188, 100, 1.5), 'a quarter')).toBe(false);
    expect(keeps(more(0.62, 0.5, 0.1), 'a quarter')).toBe(true);
    expect(keeps(more(0.63, 0.5, 0.1), 'a quarter')).toBe(false);
  });

  test('fails the run where it is missed; what could not be measured fails nothing', () => {
    const lines = [times(160, 100, 1.5), times(190, 100, 1.5), absent];
    expect(missed(lines, 'none')).toEqual(lines.slice(0, 2));
    expect(missed(lines, 'a quarter')).toEqual([lines[1]]);
  });
});

describe('the table of the bench', () => {
  test('has ours, the reference, the value, the bar and the verdict', () => {
    expect(lineRows([times(160, 100, 1.5)], 'none')).toEqual([
      ['Start', '160.0 ms', 'an empty one', '100.0 ms', '1.60 ×', '≤ 1.50 ×', '9', 'NOT KEPT'],
    ]);
    expect(lineRows([more(0.25, 0.5, 0.1)], 'none')).toEqual([
      ['Idle', '0.25 %', 'an empty one', '0.50 %', '−0.25 %', '≤ +0.10 %', '9', 'kept'],
    ]);
  });

  test('says where a bar is missed by less than what the run forgives', () => {
    const verdicts = [160, 190].map((ours) => lineRows([times(ours, 100, 1.5)], 'a quarter')[0]);
    expect(verdicts.map((row) => row?.at(-1))).toEqual([
      'over, by less than a quarter',
      'NOT KEPT',
    ]);
  });

  test('says why a line is not there', () => {
    expect(lineRows([absent], 'none')[0]).toEqual(
      expect.arrayContaining([absent.title, absent.why]),
    );
  });
});

describe('the document of the bench', () => {
  test('has date, machine, runtime, every line, every other table and every method', () => {
    const page = benchDocument(report);
    for (const said of [
      '| date | 2026-03-04 |',
      '| processor | Some Processor, 2 cores |',
      '| memory | 7.5 GiB |',
      '| system | Linux 6.1 |',
      '| runtime | Electron 45.4.1, a stand-in |',
      '| load at the beginning | 1.3 |',
      '| Start | 160.0 ms | an empty one | 100.0 ms | 1.60 × | ≤ 1.50 × | 9 | NOT KEPT |',
      `| ${absent.title} |`,
      absent.why,
      'The window\n\n```text\n500 rows  12 ms\n```',
      '### Starting\n\nBoth are started in turns.',
    ]) {
      expect(page).toContain(said);
    }
  });
});

describe('what the bench is asked for', () => {
  test('is all, the short form, or the memory alone', () => {
    expect(readOrders([])).toEqual({ kind: 'all' });
    expect(readOrders(['--short'])).toEqual({ kind: 'short' });
    expect(readOrders(['memory', '500'])).toEqual({ kind: 'memory', cycles: 500 });
    expect(readOrders(['memory'])).toEqual({ kind: 'memory', cycles: 200 });
  });

  test.each([['--quick'], ['memory', 'many'], ['memory', '0'], ['window'], ['memory', '--short']])(
    'is refused where it is not understood: %s %s',
    (...parameters) => {
      expect(() => readOrders(parameters)).toThrow('Usage: npm run bench');
    },
  );
});

const absent = { title: 'The AWS CLI', why: 'not measured: it is not installed' };

const report: BenchReport = {
  circumstances: {
    date: new Date('2026-03-04T05:06:07Z'),
    processor: 'Some Processor',
    cores: 2,
    memory: 7.5 * 2 ** 30,
    system: 'Linux 6.1',
    load: 1.27,
    runtime: 'Electron 45.4.1, a stand-in',
  },
  entries: [times(160, 100, 1.5), absent],
  methods: [{ title: 'Starting', method: 'Both are started in turns.' }],
  tables: [{ title: 'The window', text: '500 rows  12 ms' }],
};

function times(ours: number, reference: number, most: number): Line {
  const bar = { kind: 'times', most } as const;
  return { title: 'Start', against: 'an empty one', unit: 'ms', ours, reference, rounds: 9, bar };
}

function more(ours: number, reference: number, most: number): Line {
  const bar = { kind: 'more', most } as const;
  return { title: 'Idle', against: 'an empty one', unit: '%', ours, reference, rounds: 9, bar };
}
