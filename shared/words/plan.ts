import * as german from './de/plan.ts';
import * as english from './en/plan.ts';
import { inLanguages } from './language.ts';

export const { planSentences } = inLanguages(english, german);
