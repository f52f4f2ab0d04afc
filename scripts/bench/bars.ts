/** One line of the bench: a measurement of Keyturn and of its reference, in the same run. */
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

/** The bar of a line: at most so many times its reference, or so much more than it, in its unit. */
export type Bar = { readonly kind: 'times' | 'more'; readonly most: number };

/** Ours against its reference, as its bar counts it. */
export function valueOf({ ours, reference, bar }: Line): number {
  return bar.kind === 'times' ? ours / reference : ours - reference;
}

/** How far over its bar a line may be before the run fails: a shared machine needs a quarter. */
export type Slack = 'none' | 'a quarter';

/** Whether a line keeps its bar. */
export function keeps(line: Line, slack: Slack): boolean {
  return isWithin(line, line.bar.most, slack);
}

function isWithin(line: Line, most: number, slack: Slack): boolean {
  return valueOf(line) <= most * (slack === 'none' ? 1 : 1.25);
}
