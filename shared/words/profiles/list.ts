import * as german from '../de/profiles/list.ts';
import * as english from '../en/profiles/list.ts';
import { inLanguages } from '../language.ts';

export const { listWords, dueIn, welcomeWords, undoInWords } = inLanguages(english, german);
