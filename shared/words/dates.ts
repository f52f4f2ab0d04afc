import { spokenLanguage } from './language.ts';

// The dates within sentences follow their language, whatever the region of the computer. Days come before named months:
// no reader takes 4 March for 3 April.
const day = {
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' }),
  de: new Intl.DateTimeFormat('de', { day: 'numeric', month: 'long' }),
} as const;
const time = {
  en: new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }),
  de: new Intl.DateTimeFormat('de', { hour: '2-digit', minute: '2-digit' }),
} as const;
const ago = {
  en: new Intl.RelativeTimeFormat('en', { numeric: 'auto' }),
  de: new Intl.RelativeTimeFormat('de', { numeric: 'auto' }),
} as const;
const HOUR_IN_MS = 60 * 60 * 1000;

/** "9 March": the day of an instant (ms since 1970), in the time zone of this computer. */
export function dayInWords(at: number): string {
  return day[spokenLanguage()].format(at);
}

/** "12 March 14:05", "12. März, 14:05 Uhr": an instant (ms since 1970), in the time zone of this computer. */
export function momentInWords(at: number): string {
  const language = spokenLanguage();
  const [onDay, atTime] = [day[language].format(at), time[language].format(at)];
  return language === 'de' ? `${onDay}, ${atTime} Uhr` : `${onDay} ${atTime}`;
}

/** "3 days ago", "yesterday", "2 hours ago", "this hour": how long before `now` it was; both in ms since 1970. */
export function agoInWords(at: number, now: number): string {
  const format = ago[spokenLanguage()];
  const hours = Math.max(0, Math.floor((now - at) / HOUR_IN_MS));
  return hours < 24 ? format.format(-hours, 'hour') : format.format(-Math.floor(hours / 24), 'day');
}
