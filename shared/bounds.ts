/** What an organisation leaves to choose; without an end it is open. */
type Bounds = { readonly atLeast?: number; readonly atMost?: number };

/** Whether nothing is left to choose. Pure. */
export function isFixed(days: Bounds | undefined): boolean {
  return days?.atLeast !== undefined && days.atLeast === days.atMost;
}

/** The number in its bounds that is closest. Pure. */
export function within(days: number, { atLeast = 1, atMost = 365 }: Bounds = {}): number {
  return Math.min(Math.max(days, atLeast), atMost);
}
