import { markdownTable } from '../docs/markdown.ts';
import { lineHeadings, lineRows } from './line-rows.ts';
import type { Entry, Section } from './section.ts';

/** Where and when the measurements were made. */
export type Circumstances = {
  readonly date: Date;
  readonly processor: string;
  readonly cores: number;
  /** In bytes. */
  readonly memory: number;
  readonly system: string;
  /** The load average of the minute before the run. */
  readonly load: number;
  /** "Electron 45.4.1". */
  readonly runtime: string;
};

/** A table without bars, as it was printed. */
export type PlainTable = { readonly title: string; readonly text: string };

/** The results of one run. */
export type BenchReport = {
  readonly circumstances: Circumstances;
  readonly entries: readonly Entry[];
  readonly methods: readonly Pick<Section, 'title' | 'method'>[];
  readonly tables: readonly PlainTable[];
};

/** The page of benchmarks, rewritten by every complete run of the bench. */
export function benchDocument({ circumstances, entries, methods, tables }: BenchReport): string {
  const parts = [
    '# Benchmarks',
    'Written by `npm run bench`, all of it in one run. Each figure of Keyturn stands beside a reference that was measured in the same run, in turns with it: seconds say more of the machine than of Keyturn, and the ratio says what Keyturn adds.',
    markdownTable(['', ''], circumstanceRows(circumstances)),
    '## Against the bars',
    markdownTable(lineHeadings, lineRows(entries, 'none')),
    'The value is Keyturn’s figure as so many times its reference (×), or what it takes more than its reference, in its unit. CI runs the short form, `npm run bench -- --short`, and fails where a value is over its bar by more than a quarter.',
    '## Without a bar',
    ...tables.map(({ title, text }) => `${title}\n\n\`\`\`text\n${text}\n\`\`\``),
    '## How it is measured',
    'Every figure is the median of its rounds. Ours and its reference take turns, round by round, so that whatever else the machine does hits both alike; a first round warms up and does not count. AWS is a stand-in that checks signatures, reached over HTTP on this computer.',
    ...methods.map(({ title, method }) => `### ${title}\n\n${method}`),
  ];
  return `${parts.join('\n\n')}\n`;
}

function circumstanceRows(where: Circumstances): readonly (readonly string[])[] {
  return [
    ['date', where.date.toISOString().slice(0, 10)],
    ['processor', `${where.processor}, ${String(where.cores)} cores`],
    ['memory', `${(where.memory / 2 ** 30).toFixed(1)} GiB`],
    ['system', where.system],
    ['runtime', where.runtime],
    ['load at the beginning', where.load.toFixed(1)],
  ];
}
