import * as german from '../de/profiles/add-key.ts';
import * as english from '../en/profiles/add-key.ts';
import { inLanguages } from '../language.ts';

export const { addKeyWords } = inLanguages(english, german);
