import * as german from './de/evidence.ts';
import * as english from './en/evidence.ts';
import { inLanguages } from './language.ts';

export const { evidenceWords } = inLanguages(english, german);
