import { z } from 'zod';

/** How a ring ended. `skipped` names each test that did not run. */
export type RingResult = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
};

const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/**
 * Counts what Vitest reports as JSON. A file that failed without a failed test (it could not be loaded, or
 * what it set up failed) counts as one, and so does a run that failed with nothing else to show for it.
 * Without a report the whole ring is one failure.
 */
export function countReport(json: string | undefined, exitCode: number | undefined): RingResult {
  const report = Report.safeParse(parse(json));
  if (!report.success) return { passed: 0, failed: 1, skipped: [] };
  const files = report.data.testResults;
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const brokenFiles = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = tests.filter(({ status }) => status === 'failed').length + brokenFiles;
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const skipped = tests
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => fullName);
  const isSilentFailure = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: isSilentFailure ? 1 : failed, skipped };
}

/** The line that ends a run: what all rings together passed, failed and skipped. */
export function closingLine(results: readonly RingResult[]): string {
  const sum = (count: (result: RingResult) => number): number =>
    results.reduce((total, result) => total + count(result), 0);
  const skipped = sum((result) => result.skipped.length);
  const line = `${sum((result) => result.passed)} passed, ${sum((result) => result.failed)} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}

function parse(json: string | undefined): unknown {
  if (json === undefined) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
