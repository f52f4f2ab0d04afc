import * as german from '../de/settings/connection.ts';
import * as english from '../en/settings/connection.ts';
import { inLanguages } from '../language.ts';

export const { connectionWords, linkNames, foundWords, linkFacts, nameNotFound } = inLanguages(
  english,
  german,
);
