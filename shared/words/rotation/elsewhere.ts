import * as german from '../de/rotation/elsewhere.ts';
import * as english from '../en/rotation/elsewhere.ts';
import { inLanguages } from '../language.ts';

export const { elsewhereWords, handoutFormats, programs } = inLanguages(english, german);
