import * as german from '../de/rotation/open.ts';
import * as english from '../en/rotation/open.ts';
import { inLanguages } from '../language.ts';

export const {
  openTitles,
  openSentence,
  openNextSentences,
  openChoiceLabels,
  openWords,
  administratorMessage,
} = inLanguages(english, german);
