/** One line of the bench: what was measured of Keyturn and of what it is held against, in the same run. */
export type Line = {
  /** "Start to the tray registered". */
  readonly title: string;
  /** "an empty Electron application with a tray". */
  readonly against: string;
  readonly unit: 'ms' | 'MiB' | '%';
  /** Medians, in `unit`. */
  readonly ours: number;
  readonly reference: number;
  /** How often each was measured. */
  readonly rounds: number;
  readonly bar: Bar;
};

/** What a line has to keep: at most so many times its reference, or so much more than it, in its unit. */
export type Bar = { readonly kind: 'times' | 'more'; readonly most: number };

/** Ours against its reference, as its bar counts it. */
export function valueOf({ ours, reference, bar }: Line): number {
  return bar.kind === 'times' ? ours / reference : ours - reference;
}

/** Whether a line keeps its bar, or its bar and a quarter, as a machine that others use needs. */
export function keeps(line: Line, slack: 'none' | 'a quarter'): boolean {
  return valueOf(line) <= line.bar.most * (slack === 'none' ? 1 : 1.25);
}
