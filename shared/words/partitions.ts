import * as german from './de/partitions.ts';
import * as english from './en/partitions.ts';
import { inLanguages } from './language.ts';

export const { partitionWords } = inLanguages(english, german);
