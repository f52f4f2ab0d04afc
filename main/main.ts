import { systemClock } from './desktop/system-clock.ts';
import { startKeyturn } from './keyturn.ts';

startKeyturn({ clock: systemClock });
