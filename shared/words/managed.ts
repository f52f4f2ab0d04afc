import * as german from './de/managed.ts';
import * as english from './en/managed.ts';
import { inLanguages } from './language.ts';

export const { managedWords, rulesInWords } = inLanguages(english, german);
