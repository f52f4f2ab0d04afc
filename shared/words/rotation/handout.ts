import * as german from '../de/rotation/handout.ts';
import * as english from '../en/rotation/handout.ts';
import { inLanguages } from '../language.ts';

export const { handoutFormats, handoutPlaces, handoutWords } = inLanguages(english, german);
