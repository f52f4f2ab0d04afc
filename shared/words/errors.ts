import * as german from './de/errors.ts';
import * as english from './en/errors.ts';
import { inLanguages } from './language.ts';

export const { explanations, wayOutLabels, explain } = inLanguages(english, german);
