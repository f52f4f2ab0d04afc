/** Time, so that tests can control it. */
export type Clock = {
  /** The wall clock, in ms since 1970: for dates a person sees. */
  now(): number;
  /** A clock that only goes forward and stops in sleep, in ms: for time limits. */
  monotonic(): number;
  /** Resolves after so many ms, or at once when the signal is aborted. Never rejects. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
};
