import { once } from '../once.ts';

// The catalogue is in English, and so are the dates within its sentences, whatever the language of the computer. Days
// come before named months: no reader takes 4 March for 3 April.
const day = once(() => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' }));
const time = once(() => new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }));

/** "9 March": the day of an instant (ms since 1970), in the time zone of this computer. */
export function dayInWords(at: number): string {
  return day().format(at);
}

/** "12 March 14:05": an instant (ms since 1970), in the time zone of this computer. */
export function momentInWords(at: number): string {
  return `${day().format(at)} ${time().format(at)}`;
}
