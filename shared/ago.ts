import { once } from './once.ts';

const ago = once(() => new Intl.RelativeTimeFormat('en', { numeric: 'auto' }));
const HOUR_IN_MS = 60 * 60 * 1000;

/** "3 days ago", "yesterday", "2 hours ago", "this hour": how long before `now` it was; both in ms since 1970. */
export function agoInWords(at: number, now: number): string {
  const hours = Math.max(0, Math.floor((now - at) / HOUR_IN_MS));
  return hours < 24 ? ago().format(-hours, 'hour') : ago().format(-Math.floor(hours / 24), 'day');
}
