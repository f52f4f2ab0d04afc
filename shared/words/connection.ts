import * as german from './de/connection.ts';
import * as english from './en/connection.ts';
import { inLanguages } from './language.ts';

export const { connectionWords, linkNames, foundWords, linkFacts, nameNotFound } = inLanguages(
  english,
  german,
);
