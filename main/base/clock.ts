/** Time, so that tests own it. */
export type Clock = {
  /** The wall clock, in ms since 1970: for dates a person sees. */
  now(): number;
  /** A clock that only goes forward and stands still in sleep, in ms: for budgets. */
  monotonic(): number;
  /** Ends after so many ms, or at once when the signal is raised; it never throws. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
};
