import { systemClock } from './desktop/system-clock.ts';
import { startKeyturn } from './keyturn.ts';
import { managedPlace } from './settings/managed-place.ts';

if (process.argv.includes('--self-test')) {
  const { selfTest } = await import('./start/self-test.ts');
  selfTest();
} else {
  startKeyturn({
    clock: systemClock,
    managedPlace: managedPlace(process.platform, process.env),
  });
}
