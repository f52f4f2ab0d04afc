import * as german from './de/old-key.ts';
import * as english from './en/old-key.ts';
import { inLanguages } from './language.ts';

export const { oldKeyActLabel, oldKeyWords, oldKeyLine } = inLanguages(english, german);
