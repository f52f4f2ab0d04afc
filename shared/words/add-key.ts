import * as german from './de/add-key.ts';
import * as english from './en/add-key.ts';
import { inLanguages } from './language.ts';

export const { addKeyWords } = inLanguages(english, german);
