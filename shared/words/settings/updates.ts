import * as german from '../de/settings/updates.ts';
import * as english from '../en/settings/updates.ts';
import { inLanguages } from '../language.ts';

export const { updateWords } = inLanguages(english, german);
