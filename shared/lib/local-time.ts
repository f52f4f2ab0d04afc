/** The calendar and time of day of this computer. A value, so that tests can use any time zone. */
export type LocalTime = {
  /** The calendar day of an instant (ms since 1970), as a text that differs from day to day. */
  day(at: number): string;
  /** The minutes since midnight at an instant. */
  minute(at: number): number;
};

/** In the time zone of this computer, read each time: a person travels. */
export const localTime: LocalTime = {
  day: (at) => new Date(at).toDateString(),
  minute: (at) => {
    const date = new Date(at);
    return date.getHours() * 60 + date.getMinutes();
  },
};

/** A time of the day in minutes since midnight; minutes, because a day can have 23 or 25 hours. */
export const nineInTheMorning = 9 * 60;

/** Nine in the morning, so many days from now, in the time zone of this computer. */
export function morningAfter(now: number, days: number): number {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  return date.setHours(9, 0, 0, 0);
}
