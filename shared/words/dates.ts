import { lazy } from '../lib/lazy.ts';
import { HOUR } from '../lib/time.ts';
import { type Language, spokenLanguage } from './language.ts';

// The dates within sentences follow their language, whatever the region of the computer. Days come before named months:
// no reader takes 4 March for 3 April.
const days = formats({ day: 'numeric', month: 'long' });
const times = formats({ hour: '2-digit', minute: '2-digit' });
const agos = {
  en: lazy(() => new Intl.RelativeTimeFormat('en', { numeric: 'auto' })),
  de: lazy(() => new Intl.RelativeTimeFormat('de', { numeric: 'auto' })),
} as const satisfies Record<Language, () => Intl.RelativeTimeFormat>;

function formats(
  options: Intl.DateTimeFormatOptions,
): Readonly<Record<Language, () => Intl.DateTimeFormat>> {
  return {
    en: lazy(() => new Intl.DateTimeFormat('en-GB', options)),
    de: lazy(() => new Intl.DateTimeFormat('de', options)),
  };
}

/** "9 March": the day of an instant (ms since 1970), in the time zone of this computer. */
export function dayInWords(at: number): string {
  return days[spokenLanguage()]().format(at);
}

/** "12 March 14:05", "12. März, 14:05 Uhr": an instant (ms since 1970), in the time zone of this computer. */
export function momentInWords(at: number): string {
  const language = spokenLanguage();
  const [onDay, atTime] = [dayInWords(at), times[language]().format(at)];
  return language === 'de' ? `${onDay}, ${atTime} Uhr` : `${onDay} ${atTime}`;
}

/** "3 days ago", "yesterday", "2 hours ago", "this hour": how long before `now` it was; both in ms since 1970. */
export function agoInWords(at: number, now: number): string {
  const ago = agos[spokenLanguage()]();
  const hours = Math.max(0, Math.floor((now - at) / HOUR));
  return hours < 24 ? ago.format(-hours, 'hour') : ago.format(-Math.floor(hours / 24), 'day');
}
