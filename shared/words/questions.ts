import * as german from './de/questions.ts';
import * as english from './en/questions.ts';
import { inLanguages } from './language.ts';

export const {
  questionWords,
  mfaWords,
  twoKeysWords,
  removals,
  missingRightsWords,
  consequenceOf,
  keychainWords,
  lockWords,
  mountedFileWords,
  openFolderWords,
  endpointWords,
  askThereWords,
} = inLanguages(english, german);
