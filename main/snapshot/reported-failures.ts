import type { Failure } from '../../shared/values/failure.ts';

/** What Keyturn itself can't do, each reported once. */
export type ReportedFailures = {
  /** Shown until the application ends. The same failure about the same file is one. */
  add(failure: Failure): void;
  view(): { troubles: Failure[] };
};

/** `managed` has what is wrong with the file of the organisation’s rules now. */
export function createReportedFailures(
  managed: () => { readonly trouble: Failure | undefined },
  changed: () => void,
): ReportedFailures {
  const failures: Failure[] = [];
  return {
    add: (failure) => {
      const isKnown = failures.some(
        ({ code, path }) => code === failure.code && path === failure.path,
      );
      if (isKnown) return;
      failures.push(failure);
      changed();
    },
    view: () => {
      const { trouble } = managed();
      return { troubles: trouble === undefined ? [...failures] : [...failures, trouble] };
    },
  };
}
