import * as german from '../de/settings/automatic.ts';
import * as english from '../en/settings/automatic.ts';
import { inLanguages } from '../language.ts';

export const {
  automaticWords,
  hindranceSentences,
  automaticInWords,
  stoppedInWords,
  tomorrowNotice,
  rotatedByItselfNotice,
  stoppedNotice,
} = inLanguages(english, german);
