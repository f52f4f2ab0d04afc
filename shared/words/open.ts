import * as german from './de/open.ts';
import * as english from './en/open.ts';
import { inLanguages } from './language.ts';

export const {
  openTitles,
  openSentence,
  openNextSentences,
  openChoiceLabels,
  openWords,
  administratorMessage,
} = inLanguages(english, german);
