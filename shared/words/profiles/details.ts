import * as german from '../de/profiles/details.ts';
import * as english from '../en/profiles/details.ts';
import { inLanguages } from '../language.ts';

export const {
  detailsWords,
  endpointSentence,
  hostsSentence,
  usedElsewhereInWords,
  backupInWords,
} = inLanguages(english, german);
