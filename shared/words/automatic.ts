import * as german from './de/automatic.ts';
import * as english from './en/automatic.ts';
import { inLanguages } from './language.ts';

export const {
  automaticWords,
  hindranceSentences,
  automaticInWords,
  stoppedInWords,
  tomorrowNotice,
  rotatedByItselfNotice,
  stoppedNotice,
} = inLanguages(english, german);
