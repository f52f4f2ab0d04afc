import { lazy } from '../lib/lazy.ts';
import { spokenLanguage } from './language.ts';

const lists = {
  en: lazy(() => new Intl.ListFormat('en')),
  de: lazy(() => new Intl.ListFormat('de')),
} as const;

/** "dev", "dev and work", "dev, test, and work", in the spoken language. */
export function names(profiles: readonly string[]): string {
  return lists[spokenLanguage()]().format(profiles);
}
