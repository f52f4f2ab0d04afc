import path from 'node:path';
import { checkoutRoot } from '../prepare/run-script.ts';

/** Where the icons lie, and nothing else. */
export const iconFolder = path.join(checkoutRoot, 'main', 'desktop', 'icons');
