import * as german from './de/window.ts';
import * as english from './en/window.ts';
import { inLanguages } from './language.ts';

export const {
  viewNames,
  dayCount,
  windowWords,
  clockOffTitle,
  clockOffWords,
  profileWords,
  ageInWords,
  summary,
  rotationWords,
  underWayTitle,
  stepStatuses,
  usedElsewhereWords,
  keyFactsWords,
  keyStatuses,
  createdInWords,
  lastUseInWords,
} = inLanguages(english, german);
