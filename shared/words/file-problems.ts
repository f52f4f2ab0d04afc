import * as german from './de/file-problems.ts';
import * as english from './en/file-problems.ts';
import { inLanguages } from './language.ts';

export const { fileProblemSentence, openToOthersWords } = inLanguages(english, german);
