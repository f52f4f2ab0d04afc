import { DAY } from './time.ts';

/** The whole days between a key's creation and now (both ms since 1970); never below 0. */
export function ageInDays(createdAt: number, now: number): number {
  return Math.max(0, Math.floor((now - createdAt) / DAY));
}
