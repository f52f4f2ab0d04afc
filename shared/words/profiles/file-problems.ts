import * as german from '../de/profiles/file-problems.ts';
import * as english from '../en/profiles/file-problems.ts';
import { inLanguages } from '../language.ts';

export const { fileProblemSentence, openToOthersWords } = inLanguages(english, german);
