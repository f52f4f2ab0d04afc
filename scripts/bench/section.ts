import type { Line } from './bars.ts';

/** A line that can't be measured on this computer, and why. */
export type Absent = { readonly title: string; readonly why: string };

/** A result of a section. */
export type Entry = Line | Absent;

/** How thorough to be: the short form takes few rounds. */
export type BenchOptions = { readonly short: boolean };

/** Lines that are measured together. */
export type Section = {
  /** "A rotation". */
  readonly title: string;
  /** How it is measured, in plain words, for the document. */
  readonly method: string;
  run(options: BenchOptions): Promise<readonly Entry[]>;
};

/** Whether it was measured. */
export function isLine(entry: Entry): entry is Line {
  return 'ours' in entry;
}
