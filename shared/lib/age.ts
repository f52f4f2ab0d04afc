/** A day of 24 hours, in ms. */
export const DAY_IN_MS = 24 * 60 * 60 * 1000;

/** The whole days between a key's creation and now (both ms since 1970); never below 0. */
export function ageInDays(createdAt: number, now: number): number {
  return Math.max(0, Math.floor((now - createdAt) / DAY_IN_MS));
}
