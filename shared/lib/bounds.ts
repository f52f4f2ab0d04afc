/** The bounds that an organisation sets; a missing end is open. */
type Bounds = { readonly atLeast?: number; readonly atMost?: number };

/** Whether the bounds leave one number only. Pure. */
export function isFixed(days: Bounds | undefined): boolean {
  return days?.atLeast !== undefined && days.atLeast === days.atMost;
}

/** The closest number within the bounds. Pure. */
export function within(days: number, { atLeast = 1, atMost = 365 }: Bounds = {}): number {
  return Math.min(Math.max(days, atLeast), atMost);
}

/** The days from which on a key is due, or overdue. */
export const limitBounds = { atLeast: 1, atMost: 365 } as const;

/** Whether this is a whole number of days within bounds. */
export function isWholeWithin(
  days: number,
  { atLeast, atMost }: { readonly atLeast: number; readonly atMost: number },
): boolean {
  return Number.isSafeInteger(days) && days >= atLeast && days <= atMost;
}
