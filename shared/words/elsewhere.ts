import * as german from './de/elsewhere.ts';
import * as english from './en/elsewhere.ts';
import { inLanguages } from './language.ts';

export const { elsewhereWords, handoutFormats, programs } = inLanguages(english, german);
