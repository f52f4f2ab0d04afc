import { describe, expect, test } from 'vitest';
import { closingLine, countReport } from '../../../scripts/test/report.ts';
import { chooseRings, whyNotApplicable } from '../../../scripts/test/rings.ts';

type Outcome = 'passed' | 'failed' | 'skipped';

describe('counting what a ring reports', () => {
  test('counts passed, failed and skipped tests of all files, and names the skipped ones', () => {
    const report = reportOf(
      { status: 'passed', outcomes: ['passed', 'passed', 'skipped'] },
      { status: 'failed', outcomes: ['failed', 'passed'] },
    );
    expect(countReport(report, 1)).toEqual({ passed: 3, failed: 1, skipped: ['test 2 of file 0'] });
  });

  test('counts a file that could not be loaded as a failure', () => {
    const report = reportOf(
      { status: 'passed', outcomes: ['passed'] },
      { status: 'failed', outcomes: [] },
    );
    expect(countReport(report, 1)).toMatchObject({ passed: 1, failed: 1 });
  });

  test('counts a run that failed after all its tests had passed as a failure', () => {
    const report = reportOf({ status: 'passed', outcomes: ['passed'] });
    expect(countReport(report, 1)).toMatchObject({ passed: 1, failed: 1 });
    expect(countReport(report, undefined)).toMatchObject({ passed: 1, failed: 1 });
    expect(countReport(report, 0)).toMatchObject({ passed: 1, failed: 0 });
  });

  test.each([undefined, '', '{"testResults": [', '{"numPassedTests": 7}'])(
    'counts a ring without a readable report (%s) as a failure',
    (report) => {
      expect(countReport(report, 0)).toEqual({ passed: 0, failed: 1, skipped: [] });
    },
  );

  test('counts a ring in which no test ran as a failure', () => {
    expect(countReport(reportOf(), 0)).toMatchObject({ passed: 0, failed: 1 });
    const report = reportOf({ status: 'passed', outcomes: ['skipped'] });
    expect(countReport(report, 0)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('the closing line', () => {
  test('sums over the rings, and names skipped tests only if there are any', () => {
    const quick = { passed: 3, failed: 0, skipped: [] };
    const slow = { passed: 4, failed: 2, skipped: ['a', 'b'] };
    expect(closingLine([quick])).toBe('3 passed, 0 failed');
    expect(closingLine([quick, slow])).toBe('7 passed, 2 failed, 2 skipped');
    expect(closingLine([])).toBe('0 passed, 0 failed');
  });
});

describe('choosing rings', () => {
  test('runs all of them, or those that are named, from the quickest to the slowest', () => {
    expect(chosen()).toEqual(['unit', 'engine', 'integration', 'e2e', 'packaged']);
    expect(chosen('e2e', 'unit')).toEqual(['unit', 'e2e']);
  });

  test('refuses a ring that is not there', () => {
    expect(() => chooseRings(['untit'])).toThrow('no ring "untit"');
  });

  test('says of each ring where it does not apply', () => {
    const reasons = chooseRings([]).map((ring) => whyNotApplicable(ring, 'win32'));
    expect(reasons).toEqual([
      undefined,
      undefined,
      expect.stringContaining('Linux'),
      expect.stringContaining('Linux'),
      expect.stringContaining('Linux'),
    ]);
    expect(chooseRings([]).map((ring) => whyNotApplicable(ring, 'linux'))).not.toContainEqual(
      expect.any(String),
    );
  });
});

function chosen(...names: readonly string[]): readonly string[] {
  return chooseRings(names).map(({ name }) => name);
}

function reportOf(
  ...files: readonly { readonly status: string; readonly outcomes: readonly Outcome[] }[]
): string {
  const testResults = files.map(({ status, outcomes }, file) => ({
    name: `file ${file}`,
    status,
    assertionResults: outcomes.map((outcome, index) => ({
      fullName: `test ${index} of file ${file}`,
      status: outcome,
    })),
  }));
  return JSON.stringify({ testResults });
}
