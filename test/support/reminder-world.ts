import type { LocalTime } from '../../shared/lib/local-time.ts';

const QUARTER = 15 * 60_000;

/** The calendar and clock of a time zone by its name, "Europe/Berlin". */
export function localTimeIn(timeZone: string): LocalTime {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' });
  const offsets = new Map<number, number>();

  /** The UTC offset of a time zone changes only on a quarter of an hour. */
  function offsetAt(at: number): number {
    const quarter = Math.floor(at / QUARTER);
    const known = offsets.get(quarter);
    if (known !== undefined) return known;
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d+):(\d+)/u.exec(name) ?? [];
    const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
    offsets.set(quarter, offset);
    return offset;
  }

  const local = (at: number): Date => new Date(at + offsetAt(at));
  return {
    day: (at) => local(at).toISOString().slice(0, 10),
    minute: (at) => local(at).getUTCHours() * 60 + local(at).getUTCMinutes(),
  };
}
