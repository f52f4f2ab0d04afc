import * as german from './de/permissions.ts';
import * as english from './en/permissions.ts';
import { inLanguages } from './language.ts';

export const { permissionWords, whyNeeded, foundInWords, obstacleWords, messageToAdministrator } =
  inLanguages(english, german);
