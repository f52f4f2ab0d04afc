import { keeps, type Line, type Slack, valueOf } from './bars.ts';
import { type Entry, isLine } from './section.ts';

/** The column headings of `lineRows`. */
export const lineHeadings = [
  'measured',
  'Keyturn',
  'against',
  'reference',
  'value',
  'bar',
  'rounds',
  'verdict',
] as const;

/** A row for each entry, for a terminal or a document. */
export function lineRows(entries: readonly Entry[], slack: Slack): readonly (readonly string[])[] {
  return entries.map((entry) =>
    isLine(entry) ? rowOf(entry, slack) : [entry.title, '', '', '', '', '', '', entry.why],
  );
}

/** The lines that fail the run. */
export function missed(entries: readonly Entry[], slack: Slack): readonly Line[] {
  return entries.filter(isLine).filter((line) => !keeps(line, slack));
}

function rowOf(line: Line, slack: Slack): readonly string[] {
  const { title, against, unit, ours, reference, rounds, bar } = line;
  const counted = (value: number): string =>
    bar.kind === 'times' ? `${value.toFixed(2)} ×` : `${signed(value)} ${unit}`;
  return [
    title,
    `${figure(ours)} ${unit}`,
    against,
    `${figure(reference)} ${unit}`,
    counted(valueOf(line)),
    `≤ ${counted(bar.most)}`,
    String(rounds),
    verdict(line, slack),
  ];
}

function verdict(line: Line, slack: Slack): string {
  if (keeps(line, 'none')) return 'kept';
  if (keeps(line, slack)) return 'over, by less than a quarter';
  return 'NOT KEPT';
}

function figure(value: number): string {
  return value.toFixed(Math.abs(value) < 10 ? 2 : 1);
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}
