import { expect, test } from 'vitest';
import { buildWithClock } from '../../support/clock-entry/build.ts';
import { cycle, settingsForCycles, weighable } from '../../support/memory-cycles.ts';
import { openScene } from '../support/scene.ts';

// A short form; `npm run bench` has the long ones.
const CYCLES = 24;

test('opening, refreshing, rotating and closing again and again takes no more and more memory', async () => {
  const clocked = await buildWithClock();
  const here = await openScene({ application: clocked.path, settings: settingsForCycles() });
  try {
    const keyturn = await here.start({ arguments: ['--hidden', ...weighable] });
    const growth = await cycle(keyturn, CYCLES);
    expect(here.aws.issuedSecrets().length).toBeGreaterThan(CYCLES);
    // The first cycles load and compile, which the long form is past.
    expect(growth.ratio).toBeLessThan(1.1);
  } finally {
    await here.close();
    await clocked.remove();
  }
});
