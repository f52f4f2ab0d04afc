import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const second = 1000;

/** A ring of tests, named for how much of the real thing it runs; see the table in the design. */
function ring(name: string, patience: number) {
  return {
    test: {
      name,
      include: [`test/${name}/**/*.test.ts`],
      testTimeout: patience,
      hookTimeout: 2 * patience,
      // What is waited for ends the wait, so a busy computer may take its time.
      expect: { poll: { timeout: patience / 4 } },
      env: { TZ: 'UTC' },
    },
  };
}

export default defineConfig({
  test: {
    // Most of the time a test waits, for AWS above all.
    maxWorkers: Math.min(4, Math.max(2, availableParallelism())),
    projects: [
      ring('unit', 10 * second),
      ring('engine', 120 * second),
      ring('integration', 60 * second),
      // Each file has desktops of its own.
      ring('e2e', 120 * second),
      ring('packaged', 60 * second),
    ],
  },
});
