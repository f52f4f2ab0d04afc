const dateAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** An instant (ms since 1970) as date and time, in the way of this computer. */
export function formatInstant(at: number): string {
  return dateAndTime.format(at);
}

/** An instant (ms since 1970) for the `dateTime` of a `time` element. */
export function machineInstant(at: number): string {
  return new Date(at).toISOString();
}
