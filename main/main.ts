import { systemClock } from './desktop/system-clock.ts';
import { startKeyturn } from './keyturn.ts';
import { managedPolicyPath } from './settings/managed-policy-path.ts';
import { refusesSwitches } from './start/refuse-switches.ts';

if (refusesSwitches()) {
  // It has said why, and ends.
} else if (process.argv.includes('--self-test')) {
  const { selfTest } = await import('./start/self-test/self-test.ts');
  selfTest();
} else {
  await startKeyturn({
    clock: systemClock,
    managedPlace: managedPolicyPath(process.platform, process.env),
  });
}
