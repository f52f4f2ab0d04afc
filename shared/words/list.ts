import * as german from './de/list.ts';
import * as english from './en/list.ts';
import { inLanguages } from './language.ts';

export const { listWords, dueIn, welcomeWords, undoInWords } = inLanguages(english, german);
