import { systemClock } from './desktop/system-clock.ts';
import { startKeyturn } from './keyturn.ts';
import { managedPlace } from './settings/managed-policy.ts';
import { selfTest } from './start/self-test.ts';

if (process.argv.includes('--self-test')) {
  selfTest();
} else {
  startKeyturn({
    clock: systemClock,
    managedPlace: managedPlace(process.platform, process.env),
  });
}
