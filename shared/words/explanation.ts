import type { Failure } from '../failure.ts';

/** What the button beside an error does; its label stands in `wayOutLabels`. */
export type WayOut =
  | 'try again'
  | 'check again'
  | 'read the guide'
  | 'see permissions'
  | 'see connection'
  | 'none';

/** A failure in a person's words. */
export type Explanation = {
  readonly title: string;
  /** What happened, in a sentence or two. */
  readonly body: (failure: Failure) => string;
  /** What to do next. */
  readonly next: string;
  readonly wayOut: WayOut;
};
