import type { Failure } from '../../shared/values/failure.ts';

/** What Keyturn itself can't do, each said once. */
export type ReportedFailures = {
  /** Whether it was not known yet. */
  add(trouble: Failure): boolean;
  all(): readonly Failure[];
};

/** None yet. The same failure about the same file is one trouble. */
export function createReportedFailures(): ReportedFailures {
  const troubles: Failure[] = [];
  return {
    add: (trouble) => {
      const isKnown = troubles.some(
        ({ code, path }) => code === trouble.code && path === trouble.path,
      );
      if (!isKnown) troubles.push(trouble);
      return !isKnown;
    },
    all: () => troubles,
  };
}
