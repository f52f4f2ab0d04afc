import * as german from './de/self-test.ts';
import * as english from './en/self-test.ts';
import { inLanguages } from './language.ts';

export const { selfTestWords } = inLanguages(english, german);
