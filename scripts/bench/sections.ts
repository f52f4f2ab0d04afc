import { idle } from './idle.ts';
import { manyKeys } from './many-keys.ts';
import { rotation } from './rotation.ts';
import type { Section } from './section.ts';
import { slowAws } from './slow-aws.ts';
import { start } from './start.ts';
import { wholeProcess } from './whole-process.ts';

/** All sections with a bar, in the order of the table. A new measurement is one more entry here. */
export const sections: readonly Section[] = [
  start,
  idle,
  rotation,
  slowAws,
  wholeProcess,
  manyKeys,
];
