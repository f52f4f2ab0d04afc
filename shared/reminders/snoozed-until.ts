import type { Snoozes } from '../contract/reminders.ts';

/** Until when reminders of a key are off, or undefined where they are not. Pure. */
export function snoozedUntil(
  snoozes: Snoozes,
  keys: readonly string[],
  now: number,
): number | undefined {
  const ends = [snoozes.all, ...keys.map((key) => snoozes.keys[key])];
  const latest = Math.max(...ends.map((end) => end ?? 0));
  return latest > now ? latest : undefined;
}
