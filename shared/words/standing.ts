import * as german from './de/standing.ts';
import * as english from './en/standing.ts';
import { inLanguages } from './language.ts';

export const { notToRotate, remarkSentences } = inLanguages(english, german);
