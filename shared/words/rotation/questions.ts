import * as german from '../de/rotation/questions.ts';
import * as english from '../en/rotation/questions.ts';
import { inLanguages } from '../language.ts';

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
