import * as german from '../de/rotation/plan.ts';
import * as english from '../en/rotation/plan.ts';
import { inLanguages } from '../language.ts';

export const { planSentences } = inLanguages(english, german);
