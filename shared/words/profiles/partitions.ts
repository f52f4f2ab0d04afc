import * as german from '../de/profiles/partitions.ts';
import * as english from '../en/profiles/partitions.ts';
import { inLanguages } from '../language.ts';

export const { partitionWords } = inLanguages(english, german);
