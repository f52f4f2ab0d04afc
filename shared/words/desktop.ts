import * as german from './de/desktop.ts';
import * as english from './en/desktop.ts';
import { inLanguages } from './language.ts';

export const { applicationMenuWords, livesOnWords, noTrayWords, autostartWords, loginWords } =
  inLanguages(english, german);
