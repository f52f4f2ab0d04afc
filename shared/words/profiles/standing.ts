import * as german from '../de/profiles/standing.ts';
import * as english from '../en/profiles/standing.ts';
import { inLanguages } from '../language.ts';

export const { notToRotate, remarkSentences } = inLanguages(english, german);
