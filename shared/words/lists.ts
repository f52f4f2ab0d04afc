import { once } from '../lib/once.ts';
import { spokenLanguage } from './language.ts';

const lists = {
  en: once(() => new Intl.ListFormat('en')),
  de: once(() => new Intl.ListFormat('de')),
} as const;

/** "dev", "dev and work", "dev, test, and work", in the spoken language. */
export function names(profiles: readonly string[]): string {
  return lists[spokenLanguage()]().format(profiles);
}
