import { keeps, type Line, valueOf } from './bars.ts';
import { type Entry, isLine } from './section.ts';

/** How far over its bar a line may be before the run fails. */
export type Slack = Parameters<typeof keeps>[1];

/** What stands above the columns of `lineRows`. */
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
  return keeps(line, slack) ? 'over, by less than a quarter' : 'NOT KEPT';
}

function figure(value: number): string {
  return value.toFixed(Math.abs(value) < 10 ? 2 : 1);
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}
