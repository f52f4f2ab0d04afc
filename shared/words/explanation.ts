import type { Failure } from '../values/failure.ts';

/** A failure in a person's words. */
export type Explanation = {
  readonly title: string;
  /** What happened, in a sentence or two. */
  readonly body: (failure: Failure) => string;
  /** What to do next. */
  readonly next: string;
};
