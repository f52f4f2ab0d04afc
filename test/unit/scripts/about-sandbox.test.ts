import { expect, test } from 'vitest';
import { aboutSandbox } from '../../../scripts/test/about-sandbox.ts';

const ran = { passed: 3, failed: 0, skipped: [] };

test('a user without rights has exercised the sandbox', () => {
  expect(aboutSandbox({ isRoot: false, endToEnd: ran })).toBe("Chromium's sandbox was exercised.");
});

test('as root one test has, where the kernel lets it', () => {
  expect(aboutSandbox({ isRoot: true, endToEnd: ran })).toContain('by one test');
});

test('as root nothing has, where that test was skipped, and the reason is told', () => {
  const skipped = ['the page is in Chromium’s sandbox: the kernel refuses user namespaces'];
  expect(aboutSandbox({ isRoot: true, endToEnd: { ...ran, skipped } })).toBe(
    "Chromium's sandbox was not exercised: running as root, and the kernel refuses user namespaces.",
  );
});

test('as root nothing has, where the whole application was not tested', () => {
  expect(aboutSandbox({ isRoot: true, endToEnd: undefined })).toBe(
    "Chromium's sandbox was not exercised: running as root.",
  );
});
