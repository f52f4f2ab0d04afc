import * as german from '../de/settings/managed.ts';
import * as english from '../en/settings/managed.ts';
import { inLanguages } from '../language.ts';

export const { managedWords, rulesInWords } = inLanguages(english, german);
