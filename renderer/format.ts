import { type Language, spokenLanguage } from '../shared/words/language.ts';

const formats = new Map<Language, Intl.DateTimeFormat>();

/** In the spoken language, and in the way of the region that a person prefers for it: 3/4/2026 is not 03/04/2026. */
function formatIn(language: Language): Intl.DateTimeFormat {
  const known = formats.get(language);
  if (known !== undefined) {
    return known;
  }
  const region = navigator.languages.find((tag) => tag.split('-')[0] === language);
  const made = new Intl.DateTimeFormat(region ?? language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  formats.set(language, made);
  return made;
}

/** An instant (ms since 1970) as date and time. */
export function formatInstant(at: number): string {
  return formatIn(spokenLanguage()).format(at);
}

/** An instant (ms since 1970) for the `dateTime` of a `time` element. */
export function machineInstant(at: number): string {
  return new Date(at).toISOString();
}
