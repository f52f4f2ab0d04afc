import * as german from './de/details.ts';
import * as english from './en/details.ts';
import { inLanguages } from './language.ts';

export const {
  detailsWords,
  endpointSentence,
  hostsSentence,
  usedElsewhereInWords,
  backupInWords,
} = inLanguages(english, german);
