import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { workflowLinter } from '../../../scripts/workflows/lint-workflow.ts';

const release = readFileSync(
  new URL('../../../.github/workflows/release.yml', import.meta.url),
  'utf8',
);

let lint: Awaited<ReturnType<typeof workflowLinter>>;

beforeAll(async () => {
  lint = await workflowLinter();
});

describe('the linter of workflows', () => {
  it('finds nothing in the one that releases', () => {
    expect(lint(release, 'release.yml')).toEqual([]);
  });

  it.each([
    ['a job that waits for one that is not there', 'needs: gate', 'needs: gates', 'gates'],
    ['a runner that nobody knows', 'macos-15', 'macos-ancient', 'macos-ancient'],
    ['a variable that is misspelt', 'github.token', 'github.tokne', 'tokne'],
    ['a key that GitHub does not know', 'timeout-minutes', 'timeout-minuets', 'timeout-minuets'],
    ['a condition that always holds', "runner.os == 'Linux'", "runner.so == 'Linux'", 'so'],
  ])('finds %s', (_, right, wrong, named) => {
    const faults = lint(release.replace(right, wrong), 'release.yml');
    expect(faults.join('\n')).toContain(named);
    expect(faults[0]).toMatch(/^release\.yml:\d+:\d+: /u);
  });
});
