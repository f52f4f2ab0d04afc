import * as german from './de/history.ts';
import * as english from './en/history.ts';
import { inLanguages } from './language.ts';

export const { historyWords, historyEvents, exportDialogWords } = inLanguages(english, german);
