import * as german from '../de/settings/settings.ts';
import * as english from '../en/settings/settings.ts';
import { inLanguages } from '../language.ts';

export const {
  settingsWords,
  fileKinds,
  fileOrigins,
  pathWords,
  pathDialogWords,
  fileStates,
  keychainStates,
  backupWords,
} = inLanguages(english, german);
