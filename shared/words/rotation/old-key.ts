import * as german from '../de/rotation/old-key.ts';
import * as english from '../en/rotation/old-key.ts';
import { inLanguages } from '../language.ts';

export const { oldKeyActLabel, oldKeyWords, oldKeyLine } = inLanguages(english, german);
