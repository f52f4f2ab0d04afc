import * as german from './de/team.ts';
import * as english from './en/team.ts';
import { inLanguages } from './language.ts';

export const {
  teamWords,
  teamDeniedWords,
  teamRemarks,
  teamKeyInWords,
  teamUseInWords,
  teamSummary,
  teamFurther,
  teamDialogWords,
} = inLanguages(english, german);
