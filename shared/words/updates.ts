import * as german from './de/updates.ts';
import * as english from './en/updates.ts';
import { inLanguages } from './language.ts';

export const { updateWords } = inLanguages(english, german);
