import { explain } from '../../shared/words/errors.ts';
import { openTitles } from '../../shared/words/rotation/open.ts';
import { breachKinds } from '../../test/support/rotation-process/breach.ts';
import { brokenOf, type ShownDecision, type Row, rowOf, rowsOf, type Run } from './runs.ts';

/** A part of the matrix: its runs, and how long they took. */
export type Part = {
  readonly title: string;
  readonly runs: readonly Run[];
  readonly seconds: number;
};

/** The largest width of a table. */
const widest = 120;

const headings = [
  ['', ''],
  ['', 'runs'],
  ['', 'done'],
  ['', 'undone'],
  ['', 'open'],
  ['locked', 'out'],
  ['orphan,', 'no entry'],
  ['secret lost,', 'no entry'],
  ['file', 'damaged'],
  ['', 'other'],
] as const;

/** A line for each fault under its step, and their sum; text left-aligned, numbers right-aligned. */
export function matrixTable(runs: readonly Run[]): string {
  const rows = rowsOf(runs);
  const steps = [...new Set(rows.map(({ step }) => step))];
  const all = [
    ...[0, 1].map((line) => headings.map((heading) => heading[line] ?? '')),
    ...steps.flatMap((step) => [
      [step],
      ...rows.filter((row) => row.step === step).map((row) => cellsOf(`  ${row.fault}`, row)),
    ]),
    cellsOf('all', rowOf('', '', runs)),
  ];
  const widths = headings.map((_, column) =>
    Math.max(...all.filter(isRow).map((cells) => cells[column]?.length ?? 0)),
  );
  const [words = 0, ...numbers] = widths;
  const left = widest - numbers.reduce((sum, width) => sum + gap.length + width, 0);
  const fitting = [Math.min(words, left), ...numbers];
  return all
    .map((cells) => (isRow(cells) ? lineOf(cells, fitting) : shortened(cells.join(''), widest)))
    .join('\n');
}

/** A step has a line of its own. */
function isRow(cells: readonly string[]): boolean {
  return cells.length > 1;
}

const gap = '  ';

function cellsOf(words: string, { runs, outcomes, breaches }: Row): readonly string[] {
  const { done, undone, open } = outcomes;
  const numbers = [runs, done, undone, open, ...breachKinds.map((kind) => breaches[kind])];
  return [words, ...numbers.map((number) => number.toLocaleString('en'))];
}

function lineOf(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 ? shortened(cell, width).padEnd(width) : cell.padStart(width);
    })
    .join(gap)
    .trimEnd();
}

function shortened(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

/** Every reason why rotations need a decision, with the text a person reads. */
export function openTable(runs: readonly Run[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const opened of runs.flatMap(({ open }) => open)) {
    const words = wordsOf(opened);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([words, count]) =>
      shortened(`${count.toLocaleString('en').padStart(7)}  ${words}`, widest),
    );
}

function wordsOf({ reason, failure }: ShownDecision): string {
  return `${reason}: ${openTitles[reason]} – ${failure.code}: ${explain(failure).title}`;
}

const mostShown = 10;

/** The runs that broke a promise, and how to repeat them: the first ones of each part. */
export function brokenLines({ runs, title }: Part): readonly string[] {
  const broken = brokenOf(runs);
  const shown = broken
    .slice(0, mostShown)
    .flatMap(({ step, fault, breaches, again }) => [
      `${title}, ${[step, fault].filter((text) => text !== '').join(', ')}:`,
      ...breaches.map(({ kind, words }) => `  ${kind}: ${words}`),
      ...again.split('\n').map((line) => `  ${line}`),
    ]);
  const more = broken.length - mostShown;
  return more > 0 ? [...shown, `… and ${more.toLocaleString('en')} more.`] : shown;
}

/** The number of each outcome, and whether every promise held. */
export function summary(parts: readonly Part[]): string {
  const runs = parts.flatMap((part) => part.runs);
  const { outcomes, breaches } = rowOf('', '', runs);
  const { done, undone, open } = outcomes;
  const ends = Object.entries({ done, undone, open }).map(([name, count]) => counted(count, name));
  const broken = breachKinds.map((kind) => counted(breaches[kind], kind));
  const seconds = parts.reduce((sum, part) => sum + part.seconds, 0);
  const held = exitCodeOf(parts) === 0 ? 'Every promise held' : 'A promise is not kept';
  return [
    `${counted(runs.length, 'runs')} in ${seconds.toFixed(0)} s: ${ends.join(', ')}.`,
    `${held}: ${broken.join(', ')}.`,
  ].join('\n');
}

function counted(count: number, name: string): string {
  return `${count.toLocaleString('en')} ${name}`;
}

/** 0 if every part ran and every promise held; a part without runs proves nothing. */
export function exitCodeOf(parts: readonly Part[]): 0 | 1 {
  const holds = parts.every(({ runs }) => runs.length > 0 && brokenOf(runs).length === 0);
  return holds && parts.length > 0 ? 0 : 1;
}
