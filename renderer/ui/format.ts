import { lazy } from '../../shared/lib/lazy.ts';
import { type Language, spokenLanguage } from '../../shared/words/language.ts';

const formats = {
  en: lazy(() => formatIn('en')),
  de: lazy(() => formatIn('de')),
} as const satisfies Record<Language, () => Intl.DateTimeFormat>;

/** In a language, with a person's preferred region for it: 3/4/2026 is not 03/04/2026. */
function formatIn(language: Language): Intl.DateTimeFormat {
  const region = navigator.languages.find((tag) => tag.split('-')[0] === language);
  return new Intl.DateTimeFormat(region ?? language, { dateStyle: 'medium', timeStyle: 'short' });
}

/** An instant (ms since 1970) as date and time. */
export function formatInstant(at: number): string {
  return formats[spokenLanguage()]().format(at);
}

/** An instant (ms since 1970) for the `dateTime` of a `time` element. */
export function machineInstant(at: number): string {
  return new Date(at).toISOString();
}
