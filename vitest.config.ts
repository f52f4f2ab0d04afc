import { defineConfig } from 'vitest/config';

const second = 1000;

/** A ring of tests, named for how much of the real thing it runs; see the table in the design. */
function ring(name: string, patience: number, oneFileAtATime = false) {
  return {
    test: {
      name,
      include: [`test/${name}/**/*.test.ts`],
      testTimeout: patience,
      hookTimeout: 2 * patience,
      fileParallelism: !oneFileAtATime,
      env: { TZ: 'UTC' },
    },
  };
}

export default defineConfig({
  test: {
    projects: [
      ring('unit', 10 * second),
      ring('engine', 30 * second),
      ring('integration', 60 * second),
      // One desktop, one tray, one mouse.
      ring('e2e', 120 * second, true),
      ring('packaged', 60 * second),
    ],
  },
});
