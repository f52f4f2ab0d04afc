import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const second = 1000;

/** A ring of tests, named for how much of the real application it runs; see the table in CONTRIBUTING.md. */
function ring(name: string, patience: number) {
  return {
    test: {
      name,
      include: [`test/${name}/**/*.test.ts`],
      testTimeout: patience,
      hookTimeout: 2 * patience,
      // The awaited state ends a wait, so a long limit only costs time on a busy computer.
      expect: { poll: { timeout: patience / 4 } },
      env: { TZ: 'UTC' },
    },
  };
}

export default defineConfig({
  test: {
    // Tests spend most of their time waiting, above all for AWS, so small computers run two files at once, too.
    maxWorkers: Math.min(4, Math.max(2, availableParallelism())),
    projects: [
      ring('unit', 10 * second),
      ring('engine', 120 * second),
      ring('integration', 60 * second),
      // Each file starts its own desktops.
      ring('e2e', 120 * second),
      ring('packaged', 60 * second),
    ],
  },
});
