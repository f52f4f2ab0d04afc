import type { RingResult } from './report.ts';

/** What is said of Chromium's sandbox after a run. */
export type SandboxFacts = {
  /** Whether the tests ran as root, where Electron has to switch it off. */
  readonly isRoot: boolean;
  /** How the ring of the whole application ended, if it was run: one of its tests drops to a user without rights. */
  readonly endToEnd: RingResult | undefined;
};

/** Whether Chromium's sandbox was exercised, and why not where it wasn't. */
export function aboutSandbox({ isRoot, endToEnd }: SandboxFacts): string {
  if (!isRoot) return "Chromium's sandbox was exercised.";
  const skipped = endToEnd?.skipped.find((name) => name.includes('Chromium’s sandbox'));
  if (endToEnd === undefined || skipped !== undefined) {
    const reason = /: (.+)$/u.exec(skipped ?? '')?.[1];
    return `Chromium's sandbox was not exercised: running as root${reason === undefined ? '' : `, and ${reason}`}.`;
  }
  return "Chromium's sandbox was exercised by one test, as a user without rights; the others ran as root, without it.";
}
